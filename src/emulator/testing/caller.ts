import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Upstream } from '../../contract/alibaba-cloud.ts';
import { EMULATOR_CREDENTIALS } from '../emulator.ts';

/** The differences of a test call from an ordinary one. */
export interface CallOptions {
  readonly method?: string;
  readonly endpoint?: string;
  /** True to send the parameters of a POST in its body. */
  readonly isForm?: boolean;
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  readonly token?: string;
  readonly nonce?: string;
  /** ISO 8601, seconds, UTC. */
  readonly timestamp?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export type Params = Readonly<Record<string, string>>;

/** An answer as it was read. `body` is undefined when it is not JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read bodies of any shape, and a wrong one fails the test
  readonly body: any;
}

const VERSIONS: Params = { DescribeBatchResultCount: '2015-01-09' };

/** Signs with HMAC-SHA1 (SignatureVersion 1.0), with code of its own, and calls. */
export function callRpc(
  upstream: Upstream,
  params: Params,
  { method = 'GET', isForm = false, ...options }: CallOptions = {},
): Promise<Reply> {
  const all = {
    Format: 'JSON',
    Version: VERSIONS[params.Action ?? ''] ?? '2018-01-29',
    AccessKeyId: options.accessKeyId ?? EMULATOR_CREDENTIALS.accessKeyId,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: options.nonce ?? randomUUID(),
    Timestamp: options.timestamp ?? isoSeconds(Date.now()),
    ...(options.token === undefined ? {} : { SecurityToken: options.token }),
    ...params,
  };
  const secret = options.accessKeySecret ?? EMULATOR_CREDENTIALS.accessKeySecret;
  const signature = createHmac('sha1', `${secret}&`)
    .update(`${method}&%2F&${encode(canonical(all))}`)
    .digest('base64');
  const query = `${canonical(all)}&Signature=${encode(signature)}`;
  const endpoint = options.endpoint ?? 'https://domain.aliyuncs.com';
  const init = { method, ...(options.signal ? { signal: options.signal } : {}) };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return read(
    upstream,
    isForm
      ? new Request(`${endpoint}/`, { ...init, headers: { ...form, ...options.headers }, body: query })
      : new Request(`${endpoint}/?${query}`, { ...init, headers: options.headers ?? {} }),
  );
}

/** Signs with ACS3-HMAC-SHA256, with code of its own, and calls: a POST with its parameters in the query. */
export function callAcs3(
  upstream: Upstream,
  { Action = '', ...params }: Params,
  { method = 'POST', isForm = false, ...options }: CallOptions = {},
): Promise<Reply> {
  const endpoint = new URL(options.endpoint ?? 'https://domain.aliyuncs.com');
  const body = isForm ? canonical(params) : '';
  const signed: Record<string, string> = {
    host: endpoint.host,
    'x-acs-action': Action,
    'x-acs-version': VERSIONS[Action] ?? '2018-01-29',
    'x-acs-date': options.timestamp ?? isoSeconds(Date.now()),
    'x-acs-signature-nonce': options.nonce ?? randomUUID(),
    'x-acs-content-sha256': sha256(body),
    ...(options.token === undefined ? {} : { 'x-acs-security-token': options.token }),
    ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  };
  const names = Object.keys(signed).sort();
  const request = [
    method,
    '/',
    isForm ? '' : canonical(params),
    names.map((name) => `${name}:${signed[name]}\n`).join(''),
    names.join(';'),
    sha256(body),
  ].join('\n');
  const secret = options.accessKeySecret ?? EMULATOR_CREDENTIALS.accessKeySecret;
  const signature = createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest('hex');
  const accessKeyId = options.accessKeyId ?? EMULATOR_CREDENTIALS.accessKeyId;
  const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  const { host: _host, ...headers } = signed;
  const url = `${endpoint.origin}/${isForm || canonical(params) === '' ? '' : `?${canonical(params)}`}`;
  return read(
    upstream,
    new Request(url, {
      method,
      headers: { ...headers, authorization, ...options.headers },
      ...(isForm ? { body } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    }),
  );
}

/** Writes epoch milliseconds as both protocols do. */
export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

async function read(upstream: Upstream, request: Request): Promise<Reply> {
  const response = await upstream(request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function canonical(params: Params): string {
  const names = Object.keys(params).sort();
  return names.map((name) => `${encode(name)}=${encode(params[name] ?? '')}`).join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('!', '%21')
    .replaceAll("'", '%27')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll('*', '%2A');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
