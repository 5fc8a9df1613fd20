import type { Language } from './alibaba-cloud.ts';
import type { ApiErrorBody } from './api-error.ts';

export interface AcknowledgeTaskResultParams {
  readonly taskDetailNos: readonly string[];
  readonly lang?: Language;
}

export interface AcknowledgeTaskResultAnswer {
  readonly requestId: string;
  /** How many the API says it confirmed; it never says which (docs/api-facts.md 1.3). */
  readonly result: number;
}

/**
 * What one call came to. All but `unknown` are certain: an answer that says how many were confirmed, and refusals given
 * before execution. After anything else the call may or may not have been carried out.
 */
export type AcknowledgeOutcome =
  | { readonly kind: 'answered'; readonly result: number; readonly requestId: string }
  | {
      readonly kind: 'refused';
      readonly error: ApiErrorBody;
      /** The same refusal awaits every further call: credentials, permission, signature. */
      readonly isCallerRefused: boolean;
    }
  | {
      /** Refused because the account calls too often: the same call may be made later. */
      readonly kind: 'throttled';
      readonly error: ApiErrorBody;
      /** How long the gateway wants to be left alone, in milliseconds, if it says so. */
      readonly retryAfterMs?: number;
    }
  | { readonly kind: 'unknown'; readonly error: ApiErrorBody };
