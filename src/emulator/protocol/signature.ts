import { createHash, createHmac } from 'node:crypto';
import type { Call } from './call.ts';

/**
 * Both signatures, computed from what arrived. The emulator shares no code with the room that signs, so that each
 * checks the other.
 */

/** The headers that an ACS3 signature must cover; SDKs sign more (docs/api-facts.md 2.2). */
const ACS3_SIGNED = [
  'host',
  'x-acs-action',
  'x-acs-content-sha256',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-version',
];

export interface Acs3Authorization {
  readonly accessKeyId: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/**
 * Reads `ACS3-HMAC-SHA256 Credential=…,SignedHeaders=…,Signature=…`. Undefined if it is not one, or if it covers too
 * little.
 */
export function readAcs3Authorization(header: string): Acs3Authorization | undefined {
  const match =
    /^ACS3-HMAC-SHA256 +Credential=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  if (!match) return undefined;
  const [, accessKeyId = '', names = '', signature = ''] = match;
  const signedHeaders = names.split(';');
  if (!ACS3_SIGNED.every((name) => signedHeaders.includes(name))) return undefined;
  return { accessKeyId, signedHeaders, signature };
}

/**
 * The canonical request of ACS3, with the headers that the caller listed and the hash of the body (docs/api-facts.md
 * 2.2).
 */
export function acs3CanonicalRequest(call: Call, signedHeaders: readonly string[]): string {
  const names = signedHeaders.map((name) => name.toLowerCase()).sort();
  const values = names.map((name) => {
    const value = name === 'host' ? call.host : (call.headers.get(name) ?? '');
    return `${name}:${value.trim()}\n`;
  });
  return [
    call.method,
    call.path,
    canonicalQuery(call.query),
    values.join(''),
    names.join(';'),
    createHash('sha256').update(call.body).digest('hex'),
  ].join('\n');
}

/** The string to sign of ACS3. */
export function acs3StringToSign(canonicalRequest: string): string {
  return `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonicalRequest).digest('hex')}`;
}

export function acs3Signature(stringToSign: string, accessKeySecret: string): string {
  return createHmac('sha256', accessKeySecret).update(stringToSign).digest('hex');
}

/** The string to sign of SignatureVersion 1.0, of all parameters but Signature (docs/api-facts.md 2.1). */
export function rpcStringToSign(call: Call): string {
  const signed = call.pairs.filter(([name]) => name !== 'Signature');
  return `${call.method}&%2F&${percentEncode(canonicalQuery(signed))}`;
}

export function rpcSignature(stringToSign: string, accessKeySecret: string): string {
  return createHmac('sha1', `${accessKeySecret}&`).update(stringToSign).digest('base64');
}

function canonicalQuery(pairs: Call['pairs']): string {
  // In byte order: `TaskDetailNo.10` comes before `TaskDetailNo.2`.
  const sorted = [...pairs].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  return sorted.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join('&');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Percent-encodes by RFC 3986: unreserved characters stay, others become upper-case hex of their UTF-8. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
