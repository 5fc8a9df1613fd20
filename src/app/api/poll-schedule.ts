import type { Operation, OperationState } from '../../contract/acknowledgement.ts';

const WHILE_SENDING_MS = 500;
const WHILE_PAUSED_MS = 5_000;
/** Past the moment of sending by this much, the first look finds it under way. */
const AFTER_SEND_AT_MS = 120;
/** An undo or a restart elsewhere should show before a long window is over. */
const LONGEST_WAIT_MS = 5_000;

/** True for an operation that nothing will change any more. */
export function hasEnded(state: OperationState): boolean {
  return state === 'done' || state === 'undone' || state === 'interrupted' || state === 'stopped';
}

/** Milliseconds that were left of the undo window when the ledger was read. */
export function undoTimeLeft(operation: Operation): number {
  return Math.max(0, Date.parse(operation.sendAt) - Date.parse(operation.asOf));
}

/** Milliseconds to wait before looking at an operation again; undefined when it has ended. */
export function nextLook(operation: Operation): number | undefined {
  if (hasEnded(operation.state)) return undefined;
  if (operation.state === 'pending') {
    return Math.min(undoTimeLeft(operation) + AFTER_SEND_AT_MS, LONGEST_WAIT_MS);
  }
  return operation.state === 'paused' ? WHILE_PAUSED_MS : WHILE_SENDING_MS;
}
