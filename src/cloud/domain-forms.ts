import { domainToASCII, domainToUnicode } from 'node:url';
import type { Reading } from './reading.ts';

interface Found {
  readonly items: readonly unknown[];
  readonly totalItems: number;
}

/**
 * The ASCII form of a domain name and, if it differs, its Unicode form. A text that is no domain name is returned
 * alone.
 */
export function formsOf(domain: string): readonly [string, ...string[]] {
  const ascii = domainToASCII(domain);
  const unicode = ascii && domainToUnicode(ascii);
  return ascii && unicode && ascii !== unicode ? [ascii, unicode] : [ascii || domain];
}

/**
 * Reads by the ASCII form of a domain, and if nothing is found by the Unicode form: no document says which one the API
 * compares. A name with one form is read once.
 */
export function inEitherForm<Params extends { readonly domain?: string }, Answer extends Found>(
  read: (params: Params, signal?: AbortSignal) => Promise<Reading<Answer>>,
): (params: Params, signal?: AbortSignal) => Promise<Reading<Answer>> {
  return async (params, signal) => {
    if (params.domain === undefined) return read(params, signal);
    const [first, second] = formsOf(params.domain);
    const reading = await read({ ...params, domain: first }, signal);
    const isFound = reading.answer.totalItems > 0 || reading.answer.items.length > 0;
    return isFound || second === undefined ? reading : read({ ...params, domain: second }, signal);
  };
}
