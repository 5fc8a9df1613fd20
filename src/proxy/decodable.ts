import type { MiddlewareHandler } from 'hono';
import { docketError } from '../contract/api-error.ts';

/**
 * Refuses addresses that cannot be decoded: percent signs that encode nothing, bytes that are not UTF-8 (halves of
 * surrogate pairs and overlong forms too) and U+0000. A lenient decoder would change them, and the API would be asked
 * for something that nobody named. 400 InvalidQuery names the part. The query of a page is left to the page.
 */
export const requireDecodable: MiddlewareHandler = async (context, next) => {
  const { pathname, search } = new URL(context.req.url);
  for (const part of pathname.split('/')) {
    if (decode(part) === undefined) {
      throw docketError('InvalidQuery', `${quote(part)} in the address is not UTF-8 text.`);
    }
  }
  if (pathname.startsWith('/api/') || pathname === '/healthz') {
    for (const pair of search.slice(1).split('&')) {
      const [name = ''] = pair.split('=', 1);
      const key = decode(name);
      if (key === undefined || decode(pair.slice(name.length + 1)) === undefined) {
        throw docketError('InvalidQuery', `${quote(key ?? name)} is not UTF-8 text.`);
      }
    }
  }
  await next();
};

function decode(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 64 ? `${text.slice(0, 64)}…` : text);
}
