import type { UpstreamErrorBody } from '../contract/api-error-codes.ts';
import type { OwnWords } from '../contract/own-words.ts';
import { readUpstreamError } from '../contract/wire/error.ts';

/** The result of one request. It is decided by the `Code` of the answer, never by the HTTP status alone. */
export type Delivery =
  /** The text may still not be an answer of the operation: it is not decoded yet. */
  | { readonly kind: 'answer'; readonly status: number; readonly text: string; readonly saysCode: boolean }
  | {
      readonly kind: 'refusal';
      readonly status: number;
      readonly error: UpstreamErrorBody;
      /** The body has a Result beside its Code, which contradict each other. */
      readonly saysResult: boolean;
      /** How long the gateway asks us to wait, in milliseconds. */
      readonly retryAfterMs?: number;
    }
  | {
      readonly kind: 'none';
      readonly code: 'UpstreamUnreachable' | 'UpstreamTimeout' | 'UpstreamUnreadable';
      /** A message for a person. */
      readonly message: string;
      readonly words: OwnWords;
      /** The gateway's HTTP status, when there was one. */
      readonly status?: number;
      readonly requestId?: string;
    };

/** Values of Code that mean success. No documented answer has one; pop-core accepts them (docs/api-facts.md 4). */
const SUCCESS_CODES: readonly string[] = ['200', 'OK', 'Success'];

const asItIs = (text: string) => text;

/** Decides what an answer is. `redact` removes secrets from its headers; `text` has none any more. */
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

/** The result for an answer that cannot be read. */
export function unreadable(why: string, response: Response, redact = asItIs): Delivery {
  const requestId = redact(response.headers.get('x-acs-request-id') ?? '');
  return {
    kind: 'none',
    code: 'UpstreamUnreadable',
    message: `Alibaba Cloud's answer could not be read: ${why}.`,
    words: { name: 'unreadable', why },
    status: response.status,
    ...(/^[\w-]{1,64}$/.test(requestId) ? { requestId } : {}),
  };
}

/** `x-acs-retry-after` is in milliseconds (docs/api-facts.md 4). */
function readRetryAfter(response: Response): number | undefined {
  const value = response.headers.get('x-acs-retry-after') ?? '';
  return /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}
