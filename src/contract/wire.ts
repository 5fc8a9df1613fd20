import * as v from 'valibot';
import { UnreadableAnswer } from './alibaba-cloud.ts';

/**
 * Pieces that the four decoders share. Every field of every official SDK model is optional, samples print numbers
 * as text and text as numbers (api-facts sections 1.1, 1.4), so the pieces accept missing, null and the other type.
 */

/** Text; a number is taken as its digits; missing or null is ''. */
export const text = v.pipe(
  v.nullish(v.union([v.string(), v.number()]), ''),
  v.transform((value) => String(value)),
);

/** Text, or undefined when it is missing, null or ''. */
export const optionalText = v.pipe(
  text,
  v.transform((value) => (value === '' ? undefined : value)),
);

/** A whole number, also from its digits; undefined when missing, null or anything else. */
export const optionalInteger = v.pipe(
  v.optional(v.unknown()),
  v.transform((value) => {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
  }),
);

/** A boolean, also from its word; undefined when missing, null or anything else. */
export const optionalBoolean = v.pipe(
  v.optional(v.unknown()),
  v.transform((value) => {
    if (value === true || value === 'true') return true;
    return value === false || value === 'false' ? false : undefined;
  }),
);

/** Parses JSON and checks it against a schema; any mismatch is an {@link UnreadableAnswer} without the body's text. */
export function decodeWith<Schema extends v.GenericSchema>(
  schema: Schema,
  json: string,
): v.InferOutput<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new UnreadableAnswer('The answer is not JSON.');
  }
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]);
  throw new UnreadableAnswer(`The answer has an unexpected shape${path ? ` at ${path}` : ''}.`);
}

/** Drops undefined values and spells the rest as text, as query parameters are. */
export function encodeParams(params: Record<string, string | number | undefined>): Record<string, string> {
  const entries = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
