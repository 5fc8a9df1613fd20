import * as v from 'valibot';
import type { ApiOperation, Language } from './alibaba-cloud.ts';
import { DOMAIN, UnreadableAnswer } from './alibaba-cloud.ts';
import type { ApiErrorBody } from './api-error.ts';
import { decodeWith, encodeParams, optionalInteger, text } from './wire.ts';

export interface AcknowledgeTaskResultParams {
  readonly taskDetailNos: readonly string[];
  readonly lang?: Language;
}

export interface AcknowledgeTaskResultAnswer {
  readonly requestId: string;
  /** How many the API says it confirmed; it never says which (seed 002). */
  readonly result: number;
}

const wireAnswer = v.object({ RequestId: text, Result: optionalInteger });

/**
 * Confirms results, irreversibly: PollTaskResult lists them no more (seed 002). `TaskDetailNo.1`, `.2`, … count
 * from 1. What Result counts is not documented; whatever is not an integer is no answer.
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
    if (body.Result === undefined) throw new UnreadableAnswer('The answer has no Result.');
    return { requestId: body.RequestId, result: body.Result };
  },
};

/**
 * What one call came to. Only `answered` and `refused` are certain: an answer that says how many were confirmed, and a
 * refusal given before execution. After anything else the call may or may not have been carried out.
 */
export type AcknowledgeOutcome =
  | { readonly kind: 'answered'; readonly result: number; readonly requestId: string }
  | {
      readonly kind: 'refused';
      readonly error: ApiErrorBody;
      /** The same refusal awaits every further call: credentials, permission, signature. */
      readonly isCallerRefused: boolean;
    }
  | { readonly kind: 'unknown'; readonly error: ApiErrorBody };
