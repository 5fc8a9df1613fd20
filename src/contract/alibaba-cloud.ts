/**
 * Whatever answers signed requests: the network, or the emulator. The rooms above cannot tell which they were given. It
 * rejects only when there was no answer; an error answer is a Response.
 */
export type Upstream = (request: Request) => Promise<Response>;

/** The languages of the API (its `Lang` parameter) and of Docket. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** True for a language of the API. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

export interface Product {
  readonly name: 'Domain' | 'Alidns';
  /** The `Version` parameter of every call (docs/api-facts.md 1.1). */
  readonly version: string;
  /** The endpoint, if no other is configured. */
  readonly defaultHost: string;
}

export const DOMAIN: Product = { name: 'Domain', version: '2018-01-29', defaultHost: 'domain.aliyuncs.com' };
export const ALIDNS: Product = { name: 'Alidns', version: '2015-01-09', defaultHost: 'alidns.aliyuncs.com' };

/**
 * True for hosts that may get signed requests: the Chinese and the international Domain endpoint, and Alidns with or
 * without a region (docs/api-facts.md 1.1).
 */
export function isAlibabaHost(product: Product, host: string): boolean {
  if (product.name === 'Domain') return host === 'domain.aliyuncs.com' || host === 'domain-intl.aliyuncs.com';
  return /^alidns(\.[a-z]{2}-[a-z0-9-]+)?\.aliyuncs\.com$/.test(host);
}

/**
 * One operation of the API: its name, how its parameters are written, and how its answer is read. `encode` leaves out
 * undefined values. `decode` takes the text of the answer, because one operation has numbers that JSON.parse changes,
 * and the parameters, because answers may leave them out. It throws {@link UnreadableAnswer} for a text that is no
 * answer of the operation.
 */
export interface ApiOperation<Params, Answer> {
  readonly action: string;
  readonly product: Product;
  encode(params: Params): Record<string, string>;
  decode(text: string, params: Params): Answer;
}

/** A 2xx body that is no answer of the operation: HTML of a gateway, JSON that is cut off, another shape. */
export class UnreadableAnswer extends Error {
  override name = 'UnreadableAnswer';
}
