import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { acceptedEncoding, type Encoding, isUnchanged } from '../proxy/negotiate.ts';

/** What the build adds to a file's name for its compressed forms. */
export const ENCODED_SUFFIXES: Record<Encoding, string> = { br: '.br', gzip: '.gz' };

/** One file of one folder, so that no address leads out of it; compressed forms and hidden files have no address. */
const FILE_NAME = /^[\w-][\w.-]*\.(?:js|css|svg)$/;

/**
 * Answers with a built file whose name changes with its content, in the best encoding that it was built in and that the
 * client takes. The browser keeps it for a year; one that asks all the same and has the file gets a 304. Undefined when
 * there is no such file.
 */
export async function answerAsset(context: Context, folder: string): Promise<Response | undefined> {
  const name = context.req.path.split('/').at(-1) ?? '';
  if (!FILE_NAME.test(name)) return undefined;
  const wanted = acceptedEncoding(context.req.header('accept-encoding'));
  const path = join(folder, name);
  const encoded = wanted && (await readIfThere(path + ENCODED_SUFFIXES[wanted]));
  const body = encoded ?? (await readIfThere(path));
  if (body === undefined) return undefined;
  const etag = `W/"${name}"`;
  const headers = {
    etag,
    vary: 'Accept-Encoding',
    'cache-control': 'public, max-age=31536000, immutable',
  };
  if (isUnchanged(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers);
  return context.body(body, 200, {
    ...headers,
    'content-type': getMimeType(name) ?? 'application/octet-stream',
    ...(encoded && { 'content-encoding': wanted }),
  });
}

async function readIfThere(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
