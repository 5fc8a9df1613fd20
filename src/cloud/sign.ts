import { createHash, createHmac } from 'node:crypto';

/** The SHA-256 of an empty body: every call has its parameters in the query (docs/api-facts.md 2.1). */
const EMPTY_BODY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** A key of the account; with `securityToken` it is a temporary one. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** The parts of a request that are signed. Header names are in lower case; all headers are signed. */
export interface Unsigned {
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The query, sorted by name and percent-encoded by RFC 3986. `TaskDetailNo.10` comes before `TaskDetailNo.2`. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  const names = Object.keys(query).sort();
  return names.map((name) => `${percentEncode(name)}=${percentEncode(query[name] ?? '')}`).join('&');
}

/** Adds the ACS3-HMAC-SHA256 signature to the headers (docs/api-facts.md 2.2). It is in `authorization` only. */
export function signedHeaders(unsigned: Unsigned, credentials: Credentials): Record<string, string> {
  const headers = { ...unsigned.headers, 'x-acs-content-sha256': EMPTY_BODY_SHA256 };
  const { names, canonical } = canonicalRequest({ ...unsigned, headers });
  const stringToSign = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  const signature = createHmac('sha256', credentials.accessKeySecret).update(stringToSign).digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${credentials.accessKeyId},SignedHeaders=${names},Signature=${signature}`;
  return { ...headers, authorization };
}

/** The canonical request, whose hash is signed, and the names of its signed headers. */
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
