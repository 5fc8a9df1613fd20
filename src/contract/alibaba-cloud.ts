/**
 * The hinge of the house: whatever answers signed requests. Alibaba Cloud is `fetch`,
 * the emulator is a function of the same type, and nothing behind it can tell which it got.
 * It rejects only when no answer arrived; an error answer is a Response like any other.
 */
export type Upstream = (request: Request) => Promise<Response>;

/** Languages the API answers in (its `Lang` parameter) and Docket speaks. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** True for a language the API knows. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

export interface Product {
  readonly name: 'Domain' | 'Alidns';
  /** The `Version` parameter of every call (docs/api-facts.md 1.1). */
  readonly version: string;
  /** Endpoint when none is configured. */
  readonly defaultHost: string;
}

export const DOMAIN: Product = { name: 'Domain', version: '2018-01-29', defaultHost: 'domain.aliyuncs.com' };
export const ALIDNS: Product = { name: 'Alidns', version: '2015-01-09', defaultHost: 'alidns.aliyuncs.com' };

/**
 * True for hosts that may be given signed requests: the Chinese and the international Domain endpoint,
 * and Alidns with or without a region (docs/api-facts.md 1.1).
 */
export function isAlibabaHost(product: Product, host: string): boolean {
  if (product.name === 'Domain') return host === 'domain.aliyuncs.com' || host === 'domain-intl.aliyuncs.com';
  return /^alidns(\.[a-z]{2}-[a-z0-9-]+)?\.aliyuncs\.com$/.test(host);
}

/**
 * One operation of the API, as data: what it is called, how its parameters are spelled on the wire, and how its
 * answer is read. `encode` leaves out what is undefined. `decode` takes the body's text, because one operation cannot
 * survive an ordinary JSON.parse, and what was asked, because answers may leave that out; it throws
 * {@link UnreadableAnswer} when the text is not the operation's answer.
 */
export interface ApiOperation<Params, Answer> {
  readonly action: string;
  readonly product: Product;
  encode(params: Params): Record<string, string>;
  decode(text: string, params: Params): Answer;
}

/** A 2xx body that is not what the operation answers: HTML from a gateway, cut-off JSON, another shape. */
export class UnreadableAnswer extends Error {
  override name = 'UnreadableAnswer';
}
