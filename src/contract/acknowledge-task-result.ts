import * as v from 'valibot';
import type { ApiOperation, Language } from './alibaba-cloud.ts';
import { DOMAIN, UnreadableAnswer } from './alibaba-cloud.ts';
import type { ApiErrorBody } from './api-error.ts';
import { decodeWith, encodeParams, text } from './wire.ts';

export interface AcknowledgeTaskResultParams {
  readonly taskDetailNos: readonly string[];
  readonly lang?: Language;
}

export interface AcknowledgeTaskResultAnswer {
  readonly requestId: string;
  /** How many the API says it confirmed; it never says which (seed 002). */
  readonly result: number;
}

const wireAnswer = v.object({ RequestId: text, Result: v.optional(v.unknown()) });

/**
 * Confirms results, irreversibly: PollTaskResult lists them no more (seed 002). `TaskDetailNo.1`, `.2`, … count
 * from 1. What Result counts is not documented. Unlike the numbers of other answers, which samples also print as text, it
 * is taken only as a JSON integer: a result counts as acknowledged on the strength of it.
 */
export const acknowledgeTaskResult: ApiOperation<AcknowledgeTaskResultParams, AcknowledgeTaskResultAnswer> = {
  action: 'AcknowledgeTaskResult',
  product: DOMAIN,
  encode: ({ taskDetailNos, lang }) => ({
    ...Object.fromEntries(taskDetailNos.map((id, index) => [`TaskDetailNo.${index + 1}`, id])),
    ...encodeParams({ Lang: lang }),
  }),
  decode: (json) => {
    const body = decodeWith(wireAnswer, json);
    const { RequestId: requestId, Result: result } = body;
    if (typeof result !== 'number' || !Number.isSafeInteger(result))
      throw new UnreadableAnswer('The answer has no Result that is an integer.');
    return { requestId, result };
  },
};

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
