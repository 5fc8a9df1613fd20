import { STATUS_CODES } from 'node:http';
import { acceptedLanguage, acceptsPage, type Refusal, refusalPage } from '../proxy/refusal-page.ts';
import { SECURITY_HEADERS } from '../proxy/security-headers.ts';

/** Requests that the HTTP server refuses before any room sees them, with the code and message for programs. */
const REFUSALS = {
  400: ['malformed', 'BadRequest', 'This request is malformed.'],
  408: ['slow', 'RequestTimeout', 'This request did not arrive in time.'],
  413: ['malformed', 'BodyTooLarge', 'The body is larger than 64 KiB.'],
  417: ['malformed', 'ExpectationFailed', 'The only expectation that is met is 100-continue.'],
  431: ['headers', 'HeadersTooLarge', 'The headers of this request are larger than 64 kB.'],
  500: ['broken', 'InternalError', 'Docket met an error of its own.'],
} as const satisfies Record<number, readonly [Refusal, string, string]>;
export type RefusalStatus = keyof typeof REFUSALS;

export interface Asker {
  readonly accept: string;
  readonly acceptLanguage: string;
  /** The origin that people are told; undefined where only programs ask. */
  readonly address: string | undefined;
}

export interface Answer {
  readonly status: RefusalStatus;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The whole answer: a page for a person, JSON for a program, both with the security headers. */
export function refuse(status: RefusalStatus, { accept, acceptLanguage, address }: Asker): Answer {
  const [page, code, message] = REFUSALS[status];
  const isPage = address !== undefined && acceptsPage(accept);
  const body = isPage
    ? refusalPage(page, acceptedLanguage(acceptLanguage), address)
    : JSON.stringify({ code, message });
  const headers = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  return { status, headers, body };
}

/** The bytes of the answer, for a request that Node could not read and has no response for. */
export function toBytes({ status, headers, body }: Answer): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}

/** The Accept headers in the raw bytes of a request that Node could not read. */
export function readAsker(bytes: Buffer | undefined): { accept: string; acceptLanguage: string } {
  const head = bytes?.toString('latin1') ?? '';
  const header = (name: string) => new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  return { accept: header('accept'), acceptLanguage: header('accept-language') };
}
