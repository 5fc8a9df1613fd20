import type { Operation } from '../../contract/acknowledgement.ts';
import { type OperationState, operationStates } from '../../contract/operation-state.ts';
import { resultStates } from '../../contract/result-state.ts';

const WHILE_SENDING_MS = 500;
const WHILE_SENDING_MANY_MS = 1_000;
const WHILE_PAUSED_MS = 5_000;
const WHILE_CHECKING_MS = 5_000;
/** Past the moment of sending by this much, the first look finds it under way. */
const AFTER_SEND_AT_MS = 120;
/** An undo or a restart elsewhere should show before a long window is over. */
const LONGEST_WAIT_MS = 5_000;

/** More results than this are followed by their number, not row by row. */
const ROW_BY_ROW = 50;

/** True for an operation that has a line of its own instead of a toast. */
export function isBig({ total }: Operation): boolean {
  return total > ROW_BY_ROW;
}

/** How many results of an operation are certainly no longer in the queue. */
export function leftQueue({ counts }: Operation): number {
  return resultStates.count(counts, 'leftQueue');
}

/** True for an operation that nothing will change any more. */
export function hasEnded(state: OperationState): boolean {
  return !operationStates.has(state, 'open');
}

/** True for a big operation that was stopped or cut short: somebody may say whether it goes on, or dismiss it. */
export function isUnfinished(operation: Operation): boolean {
  const { state, counts, isDismissed } = operation;
  const isCut = operationStates.has(state, 'cutShort');
  return isCut && !isDismissed && isBig(operation) && (counts.interrupted ?? 0) > 0;
}

/** Milliseconds that were left of the undo window when the ledger was read. */
export function undoTimeLeft(operation: Operation): number {
  return Math.max(0, Date.parse(operation.sendAt) - Date.parse(operation.asOf));
}

/**
 * Milliseconds to wait before looking at an operation again; undefined when it has ended and nothing of it is without a
 * clear answer any more: until then the ledger goes on checking the queue.
 */
export function nextPoll(operation: Operation): number | undefined {
  if (hasEnded(operation.state)) {
    // A call that was in flight when the operation was stopped is still to be answered.
    if ((operation.counts.sending ?? 0) > 0) return WHILE_SENDING_MS;
    return (operation.counts.unknown ?? 0) > 0 ? WHILE_CHECKING_MS : undefined;
  }
  if (operation.state === 'pending') {
    return Math.min(undoTimeLeft(operation) + AFTER_SEND_AT_MS, LONGEST_WAIT_MS);
  }
  if (operation.state === 'paused') return WHILE_PAUSED_MS;
  return isBig(operation) ? WHILE_SENDING_MANY_MS : WHILE_SENDING_MS;
}

/** True when more has left the queue, or when the ledger has found out about what it had no clear answer to. */
export function hasProgress(operation: Operation, before: Operation): boolean {
  const hasLeft = leftQueue(operation) > leftQueue(before);
  if (!hasEnded(before.state)) return isBig(operation) && hasLeft;
  return hasLeft || (operation.counts.unknown ?? 0) < (before.counts.unknown ?? 0);
}
