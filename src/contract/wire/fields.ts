import * as v from 'valibot';
import { UnreadableAnswer } from '../alibaba-cloud.ts';

/**
 * Parts that the four decoders share. Every field is optional in the SDKs, and samples print numbers as text and text
 * as numbers (docs/api-facts.md 1.1), so these accept missing, null and the other type.
 */

/**
 * Text. A number becomes its digits; missing and null become ''. Anything else becomes its JSON, because one odd value
 * must not cost the row; see {@link isOddText}.
 */
export const text = v.pipe(
  v.nullish(v.unknown(), ''),
  v.transform((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
);

/** Text; undefined if it is missing, null or ''. */
export const optionalText = v.pipe(
  text,
  v.transform((value) => (value === '' ? undefined : value)),
);

/** True for a value that should be text and is not: a boolean, an object, a number beyond 2^53. */
export function isOddText(value: unknown): boolean {
  if (value === undefined || value === null || typeof value === 'string') return false;
  return typeof value !== 'number' || (Number.isInteger(value) && !Number.isSafeInteger(value));
}

/** A whole number, also as digits; undefined if it is missing, null or anything else. */
export const optionalInteger = v.pipe(
  v.optional(v.unknown()),
  v.transform((value) => {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
  }),
);

/** True for a value that should be a whole number and is not. */
export function isOddInteger(value: unknown): boolean {
  return value !== undefined && value !== null && v.parse(optionalInteger, value) === undefined;
}

/** A boolean, also as a word; undefined if it is missing, null or anything else. */
export const optionalBoolean = v.pipe(
  v.optional(v.unknown()),
  v.transform((value) => {
    if (value === true || value === 'true') return true;
    return value === false || value === 'false' ? false : undefined;
  }),
);

/**
 * Parses JSON and checks it against a schema. Throws {@link UnreadableAnswer}, whose message does not quote the text.
 */
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

/** The RequestId of an answer; undefined if it has none that can be one. */
export function requestIdOf(json: string): string | undefined {
  const [, id] = /"RequestId"\s*:\s*"([\w-]{1,64})"/.exec(json) ?? [];
  return id;
}

/** Removes undefined values and writes the others as text, for the query. */
export function encodeParams(params: Record<string, string | number | undefined>): Record<string, string> {
  const entries = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
