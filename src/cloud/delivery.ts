import type { UpstreamErrorBody } from '../contract/api-error-codes.ts';
import { readUpstreamError } from '../contract/wire/error.ts';

/** What became of one request, decided by the answer's `Code` and never by its HTTP status alone. */
export type Delivery =
  /** JSON may still turn out to be something else than the operation's answer. */
  | { readonly kind: 'answer'; readonly status: number; readonly text: string; readonly saysCode: boolean }
  | {
      readonly kind: 'refusal';
      readonly status: number;
      readonly error: UpstreamErrorBody;
      /** The body names a Result beside its Code: it contradicts itself. */
      readonly saysResult: boolean;
      /** How long the gateway wants to be left alone, in milliseconds. */
      readonly retryAfterMs?: number;
    }
  | {
      readonly kind: 'none';
      readonly code: 'UpstreamUnreachable' | 'UpstreamTimeout' | 'UpstreamUnreadable';
      /** Words for a person. */
      readonly message: string;
      /** The gateway's HTTP status, when there was one. */
      readonly status?: number;
      readonly requestId?: string;
    };

/** Codes that say success; pop-core takes them for one (docs/api-facts.md 4), though no documented answer has a Code. */
const SUCCESS_CODES: readonly string[] = ['200', 'OK', 'Success'];

const asItIs = (text: string) => text;

/** Reads what an answer is. `redact` takes secrets out of what is read from its headers. */
export function classify(response: Response, text: string, redact = asItIs): Delivery {
  const saysCode = text.includes('"Code"');
  const error = saysCode ? readUpstreamError(text) : undefined;
  if (error && !(response.ok && SUCCESS_CODES.includes(error.code))) {
    const retryAfterMs = readRetryAfter(response);
    return {
      kind: 'refusal',
      status: response.status,
      error,
      saysResult: text.includes('"Result"'),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  if (response.ok) return { kind: 'answer', status: response.status, text, saysCode };
  return unreadable(`HTTP ${response.status} without an error code`, response, redact);
}

/** An answer arrived that nobody can read. */
export function unreadable(why: string, response: Response, redact = asItIs): Delivery {
  const requestId = redact(response.headers.get('x-acs-request-id') ?? '');
  return {
    kind: 'none',
    code: 'UpstreamUnreadable',
    message: `Alibaba Cloud's answer could not be read: ${why}.`,
    status: response.status,
    ...(/^[\w-]{1,64}$/.test(requestId) ? { requestId } : {}),
  };
}

/** `x-acs-retry-after` counts milliseconds (measured, docs/api-facts.md 4). */
function readRetryAfter(response: Response): number | undefined {
  const value = response.headers.get('x-acs-retry-after') ?? '';
  return /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
