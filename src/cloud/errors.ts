import { ApiError, type ApiErrorBody, DOCKET_ERRORS, docketError } from '../contract/api-error.ts';
import { isCallerRefused, isThrottling, type UpstreamErrorBody } from '../contract/api-error-codes.ts';
import type { Delivery } from './delivery.ts';

/** The HTTP status for the browser, by code of Alibaba Cloud: the first row that fits, else 502. */
const STATUS_BY_CODE: readonly (readonly [fits: (code: string) => boolean, status: number])[] = [
  [isThrottling, 429],
  [isCallerRefused, 403],
  [(code) => /^InvalidAction(\.|$)|^InvalidVersion$/.test(code), 502],
  [(code) => /^(Missing|Invalid)[A-Z]|^ParameterIllegal$/.test(code), 400],
  [(code) => code === 'DomainNotExist', 404],
  [(code) => code === 'TaskIsBeingProcessed', 409],
  [(code) => ['Busy', 'NetworkIOError', 'ServiceUnavailable'].includes(code), 503],
];

/** The ApiError of a failed read. A refusal keeps the message of Alibaba Cloud. */
export function readError(delivery: Exclude<Delivery, { kind: 'answer' }>): ApiError {
  if (delivery.kind === 'none') {
    return new ApiError(DOCKET_ERRORS[delivery.code], errorBody(delivery));
  }
  const { code } = delivery.error;
  return new ApiError(STATUS_BY_CODE.find(([fits]) => fits(code))?.[1] ?? 502, delivery.error);
}

/** The error of a read whose callers have all gone. */
export function abandoned(): ApiError {
  return docketError('RequestAbandoned', 'Nobody waits for this answer any more.');
}

/** The same as an error body, for outcomes that are recorded and not thrown. */
export function errorBody(delivery: Exclude<Delivery, { kind: 'answer' }>): ApiErrorBody {
  if (delivery.kind === 'refusal') return delivery.error;
  const { code, message, words, requestId } = delivery;
  return { code, message, words, ...(requestId === undefined ? {} : { requestId }) };
}

/** Removes the string to sign, which gateways repeat in their message (docs/api-facts.md 3.1). */
export function withoutStringToSign(error: UpstreamErrorBody): UpstreamErrorBody {
  const entries = Object.entries(error).map(([name, value]) => [
    name,
    value.replace(/\s*(server )?(string ?to ?sign|canonical ?request)\b.*/is, ''),
  ]);
  return Object.fromEntries(entries) as unknown as UpstreamErrorBody;
}
