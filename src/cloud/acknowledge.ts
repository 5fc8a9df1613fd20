import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import { acknowledgeTaskResult } from '../contract/acknowledge-task-result.ts';
import { UnreadableAnswer } from '../contract/alibaba-cloud.ts';
import { isCallerRefused, isRefusedBeforeExecution, isThrottling } from '../contract/api-error-codes.ts';
import type { Clock } from '../contract/clock.ts';
import type { Delivery } from './delivery.ts';
import { errorBody } from './errors.ts';
import { backoffMs, MAX_TRIES, wait } from './wait.ts';

/**
 * Sends one AcknowledgeTaskResult, again only after Throttling* (which says that nothing was executed), at most three
 * times. `deliver` sends once, with a fresh nonce each time.
 */
export async function acknowledge(
  deliver: () => Promise<Delivery>,
  clock: Clock,
  random: () => number,
): Promise<AcknowledgeOutcome> {
  for (let sends = 1; ; sends += 1) {
    const delivery = await deliver();
    const isThrottled = delivery.kind === 'refusal' && isThrottling(delivery.error.code);
    if (!isThrottled || sends === MAX_TRIES) return outcomeOf(delivery);
    await wait(clock, backoffMs(sends, random, delivery.retryAfterMs));
  }
}

/** An answer is one only without a Code; a refusal counts only if it was given before execution. */
function outcomeOf(delivery: Delivery): AcknowledgeOutcome {
  if (delivery.kind !== 'answer') {
    const error = errorBody(delivery);
    if (delivery.kind === 'none' || !isRefusedBeforeExecution(error.code)) return { kind: 'unknown', error };
    return { kind: 'refused', error, isCallerRefused: isCallerRefused(error.code) };
  }
  try {
    if (delivery.saysCode) throw new UnreadableAnswer('It has a Code.');
    const answer = acknowledgeTaskResult.decode(delivery.text, { taskDetailNos: [] });
    return { kind: 'answered', ...answer };
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error;
    const message = `Alibaba Cloud's answer could not be read. ${error.message}`;
    return { kind: 'unknown', error: { code: 'UpstreamUnreadable', message } };
  }
}
