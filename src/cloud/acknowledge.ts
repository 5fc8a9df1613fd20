import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import { UnreadableAnswer } from '../contract/alibaba-cloud.ts';
import { isCallerRefused, isRefusedBeforeExecution, isThrottling } from '../contract/api-error-codes.ts';
import { acknowledgeTaskResult } from '../contract/wire/acknowledge-task-result.ts';
import type { Delivery } from './delivery.ts';
import { errorBody } from './errors.ts';

/**
 * The outcome of one AcknowledgeTaskResult. It is `answered` only with HTTP 200, no Code and an integer Result. It is
 * `refused` only if the code is one that is given before anything is done, and the body has no Result. Everything else
 * is `unknown`.
 */
export function outcomeOf(delivery: Delivery): AcknowledgeOutcome {
  if (delivery.kind === 'none') return { kind: 'unknown', error: errorBody(delivery) };
  if (delivery.kind === 'refusal') {
    const { error, retryAfterMs, saysResult } = delivery;
    if (saysResult || !isRefusedBeforeExecution(error.code)) return { kind: 'unknown', error };
    if (isThrottling(error.code))
      return { kind: 'throttled', error, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    return { kind: 'refused', error, isCallerRefused: isCallerRefused(error.code) };
  }
  try {
    if (delivery.status !== 200) throw new UnreadableAnswer(`It came with HTTP ${delivery.status}.`);
    if (delivery.saysCode) throw new UnreadableAnswer('It has a Code.');
    return { kind: 'answered', ...acknowledgeTaskResult.decode(delivery.text, { taskDetailNos: [] }) };
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error;
    const message = `Alibaba Cloud's answer could not be read. ${error.message}`;
    return {
      kind: 'unknown',
      error: { code: 'UpstreamUnreadable', message, words: { name: 'unreadable', why: error.message } },
    };
  }
}
