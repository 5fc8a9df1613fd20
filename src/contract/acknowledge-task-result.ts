import type { Language } from './alibaba-cloud.ts';
import type { ApiErrorBody } from './api-error.ts';

export interface AcknowledgeTaskResultParams {
  readonly taskDetailNos: readonly string[];
  readonly lang?: Language;
}

export interface AcknowledgeTaskResultAnswer {
  readonly requestId: string;
  /** The number of results that the API says it confirmed. It does not say which (docs/api-facts.md 1.3). */
  readonly result: number;
}

/**
 * The outcome of one call. All but `unknown` are certain: an answer with the number of confirmed results, and refusals
 * that are given before anything is done. After `unknown` the call may or may not have been carried out.
 */
export type AcknowledgeOutcome =
  | { readonly kind: 'answered'; readonly result: number; readonly requestId: string }
  | {
      readonly kind: 'refused';
      readonly error: ApiErrorBody;
      /** True if every further call would be refused in the same way: credentials, permission, signature. */
      readonly isCallerRefused: boolean;
    }
  | {
      /** Refused because the account makes too many calls. The same call may be made later. */
      readonly kind: 'throttled';
      readonly error: ApiErrorBody;
      /** How long the gateway asks us to wait, in milliseconds, if it says so. */
      readonly retryAfterMs?: number;
    }
  | { readonly kind: 'unknown'; readonly error: ApiErrorBody };
