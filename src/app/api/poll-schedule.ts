import type { Operation } from '../../contract/acknowledgement.ts';
import { type OperationState, operationStates } from '../../contract/operation-state.ts';
import { resultStates } from '../../contract/result-state.ts';

const WHILE_SENDING_MS = 500;
const WHILE_SENDING_MANY_MS = 1_000;
const WHILE_PAUSED_MS = 5_000;
const WHILE_CHECKING_MS = 5_000;
/** Milliseconds after the time of sending: by then the operation is under way. */
const AFTER_SEND_AT_MS = 120;
/** The longest wait, in milliseconds: an undo in another tab should show before a long window is over. */
const LONGEST_WAIT_MS = 5_000;

/** The most results of an operation that are followed row by row. */
const ROW_BY_ROW = 50;

/** True for an operation that is shown as a bar, not as a toast. */
export function isBig({ total }: Operation): boolean {
  return total > ROW_BY_ROW;
}

/** True for an operation with an outcome that was not asked for. */
export function hasTrouble({ counts, error }: Operation): boolean {
  return error !== undefined || resultStates.count(counts, 'needsAttention') > 0;
}

/** The number of results of an operation that are certainly not in the queue any more. */
export function leftQueue({ counts }: Operation): number {
  return resultStates.count(counts, 'leftQueue');
}

/** True for an operation that has ended. */
export function hasEnded(state: OperationState): boolean {
  return !operationStates.has(state, 'open');
}

/** True for a big operation that was stopped or cut short: a person may resume or dismiss it. */
export function isUnfinished(operation: Operation): boolean {
  const { state, counts, isDismissed } = operation;
  const isCut = operationStates.has(state, 'cutShort');
  return isCut && !isDismissed && isBig(operation) && (counts.interrupted ?? 0) > 0;
}

/** Milliseconds of the undo window that remained when the ledger was read. */
export function undoTimeLeft(operation: Operation): number {
  return Math.max(0, Date.parse(operation.sendAt) - Date.parse(operation.asOf));
}

/**
 * Milliseconds until an operation is read again. Undefined when it has ended and all of its results have a clear
 * outcome; until then the ledger still checks the queue.
 */
export function nextPoll(operation: Operation): number | undefined {
  if (hasEnded(operation.state)) {
    // A call was in flight when the operation was stopped, and its answer is still to come.
    if ((operation.counts.sending ?? 0) > 0) return WHILE_SENDING_MS;
    return (operation.counts.unknown ?? 0) > 0 ? WHILE_CHECKING_MS : undefined;
  }
  if (operation.state === 'pending') {
    return Math.min(undoTimeLeft(operation) + AFTER_SEND_AT_MS, LONGEST_WAIT_MS);
  }
  if (operation.state === 'paused') return WHILE_PAUSED_MS;
  return isBig(operation) ? WHILE_SENDING_MANY_MS : WHILE_SENDING_MS;
}

/** True when more results have left the queue, or when an unclear result has become clear. */
export function hasProgress(operation: Operation, before: Operation): boolean {
  const hasLeft = leftQueue(operation) > leftQueue(before);
  if (!hasEnded(before.state)) return isBig(operation) && hasLeft;
  return hasLeft || (operation.counts.unknown ?? 0) < (before.counts.unknown ?? 0);
}
