import { domainToASCII, domainToUnicode } from 'node:url';
import type { Reading } from './reading.ts';

interface Found {
  readonly items: readonly unknown[];
  readonly totalItems: number;
}

/** A name as DNS writes it and, if that differs, as people do; the name alone if it has no such forms. */
export function formsOf(domain: string): readonly [string, ...string[]] {
  const ascii = domainToASCII(domain);
  const unicode = ascii && domainToUnicode(ascii);
  return ascii && unicode && ascii !== unicode ? [ascii, unicode] : [ascii || domain];
}

/**
 * Asks for an international name in its ASCII form, and in Unicode when nothing is found: no document says which form the
 * API compares. Any other name is asked for once.
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
