import * as v from 'valibot';
import type { AcknowledgeTaskResultAnswer, AcknowledgeTaskResultParams } from '../acknowledge-task-result.ts';
import { type ApiOperation, DOMAIN, UnreadableAnswer } from '../alibaba-cloud.ts';
import { decodeWith, encodeParams, text } from './fields.ts';

const wireAnswer = v.object({ RequestId: text, Result: v.optional(v.unknown()) });

/**
 * Confirms results. This cannot be taken back: PollTaskResult does not list them any more (docs/api-facts.md 1.3).
 * Parameters are `TaskDetailNo.1`, `.2`, …. What Result counts is not documented. Unlike the numbers of other answers,
 * Result must be a JSON integer, because the record relies on it.
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
