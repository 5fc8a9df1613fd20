import { parseAccept } from 'hono/utils/accept';

/** The encodings in which Docket keeps bytes, best first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The best encoding that an Accept-Encoding header allows (RFC 9110, section 12.5.3); undefined for none, which every
 * client can read. `*` allows nothing here: no browser sends it, and programs that do may not decode the answer.
 */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  if (header === undefined) return undefined;
  const accepted = new Set(parseAccept(header).flatMap(({ type, q }) => (q > 0 ? [type.toLowerCase()] : [])));
  return ENCODINGS.find((encoding) => accepted.has(encoding));
}

/**
 * Whether an If-None-Match header names this tag. Weak and strong tags are compared alike (RFC 9110, section 13.1.2).
 */
export function isUnchanged(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
