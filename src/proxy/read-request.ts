import type { Context } from 'hono';
import * as v from 'valibot';
import { type DocketErrorCode, docketError } from '../contract/api-error.ts';
import { readLimited, UnusableBody } from '../platform/read-limited.ts';
import { findDuplicateKey } from './duplicate-keys.ts';
import { uuid } from './schemas.ts';

/** 1,000 ids of 36 characters are 39 kB. */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * Reads the query of a request. Throws 400 InvalidQuery, which names the key, for a key that is repeated, unknown or
 * wrong.
 */
export function readQuery<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
): v.InferOutput<Schema> {
  const query: Record<string, string> = Object.create(null);
  for (const [key, value] of new URL(context.req.url).searchParams) {
    if (key in query) throw docketError('InvalidQuery', `${quote(key)} is given twice.`);
    query[key] = value;
  }
  return check(schema, query, 'InvalidQuery');
}

/** Reads the `:id` of an address: a UUID, in lower case. Throws 404 for anything else, as for an unknown id. */
export function readId(context: Context, thing: string): string {
  const id = v.safeParse(uuid, context.req.param('id'));
  if (!id.success) throw docketError('NotFound', `There is no such ${thing}.`);
  return id.output;
}

/**
 * Reads the JSON body of a request. Throws 413 above 64 KiB, and 400 InvalidBody for what is not JSON, has a key twice,
 * or has a key that is missing, unknown or wrong.
 */
export async function readBody<Schema extends v.GenericSchema>(
  context: Context,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const text = await readText(context);
  if (text.startsWith('\uFEFF')) throw docketError('InvalidBody', 'The body begins with a byte order mark.');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw docketError('InvalidBody', 'The body is not JSON.');
  }
  const twice = findDuplicateKey(text);
  if (twice !== undefined) throw docketError('InvalidBody', `${quote(twice)} is given twice.`);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw docketError('InvalidBody', 'The body must be a JSON object.');
  }
  return check(schema, body, 'InvalidBody');
}

async function readText(context: Context): Promise<string> {
  if (!['', 'identity'].includes(context.req.header('content-encoding') ?? '')) {
    throw docketError('UnsupportedMediaType', 'The body must come without a Content-Encoding.');
  }
  try {
    if (Number(context.req.header('content-length') ?? 0) > MAX_BODY_BYTES)
      throw new UnusableBody('too large');
    return await readLimited(context.req.raw.body, MAX_BODY_BYTES);
  } catch (error) {
    if (!(error instanceof UnusableBody)) throw docketError('InvalidBody', 'The body did not arrive whole.');
    if (error.reason === 'not UTF-8') throw docketError('InvalidBody', 'The body is not UTF-8.');
    throw docketError('BodyTooLarge', 'The body is larger than 64 KiB.');
  }
}

/** Checks data from outside. The message names the first wrong key and says what it may be. */
export function check<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
  code: DocketErrorCode,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, data, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const key = quote(String(issue.path?.[0]?.key ?? ''));
  if (issue.type === 'strict_object') {
    throw docketError(code, issue.expected === 'never' ? `${key} is not known here.` : `${key} is missing.`);
  }
  throw docketError(code, `${key} must be ${issue.message}.`);
}

function quote(key: string): string {
  return JSON.stringify(key.length > 64 ? `${key.slice(0, 64)}…` : key);
}
