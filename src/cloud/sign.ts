import { createHash, createHmac } from 'node:crypto';

/** SHA-256 of nothing: every call carries its parameters in the query and has an empty body (docs/api-facts.md 2.1). */
const EMPTY_BODY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A key pair of the account, with the token that makes it a temporary one. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** What a signature covers. Header names are lower case, and all of them are signed. */
export interface Unsigned {
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Parameters by name, percent-encoded after RFC 3986: `TaskDetailNo.10` comes before `TaskDetailNo.2`. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  const names = Object.keys(query).sort();
  return names.map((name) => `${percentEncode(name)}=${percentEncode(query[name] ?? '')}`).join('&');
}

/** The headers to send, signed with ACS3-HMAC-SHA256 (docs/api-facts.md 2.2). The signature is in `authorization` only. */
export function signedHeaders(unsigned: Unsigned, credentials: Credentials): Record<string, string> {
  const headers = { ...unsigned.headers, 'x-acs-content-sha256': EMPTY_BODY_SHA256 };
  const { names, canonical } = canonicalRequest({ ...unsigned, headers });
  const stringToSign = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  const signature = createHmac('sha256', credentials.accessKeySecret).update(stringToSign).digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${credentials.accessKeyId},SignedHeaders=${names},Signature=${signature}`;
  return { ...headers, authorization };
}

/** The text whose hash is signed; `names` is its list of signed headers. */
export function canonicalRequest({ method, query, headers }: Unsigned): { names: string; canonical: string } {
  const sorted = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = sorted.map(([name]) => name).join(';');
  const lines = sorted.map(([name, value]) => `${name}:${value.trim()}\n`).join('');
  const parts = [method, '/', canonicalQuery(query), lines, names, EMPTY_BODY_SHA256];
  return { names, canonical: parts.join('\n') };
}

function percentEncode(text: string): string {
  const encodeByte = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, encodeByte);
}
