import type { AcknowledgedResult, Acknowledgement, TaskResult } from '../../contract/acknowledgement.ts';
import { hasOwnNo } from '../../contract/own-no.ts';
import { resultStates } from '../../contract/result-state.ts';
import type { LiveState, OperationTracker } from '../api/operation-tracker.ts';
import type { RowMarks } from '../table/row-marks.ts';

/** What the ledger says about a row: what it said last, else what the page's answer carried. */
export type RowState = (Acknowledgement | LiveState) | undefined;

export const rowState = (row: TaskResult, live: LiveState | undefined): RowState =>
  row.acknowledgement === NOT_LISTED && !isLeaving(live) ? NOT_LISTED : (live ?? row.acknowledgement);

/** Says of a row that is still drawn that the queue does not list it any more: somebody else has acknowledged it. */
const NOT_LISTED: Acknowledgement = { operationId: '', state: 'gone' };

/** A row that is still drawn although it has left the queue. */
export const asNotListed = (row: TaskResult): TaskResult => ({ ...row, acknowledgement: NOT_LISTED });

/** What became of one try of the record: its page's word, or a newer one of the same try. */
export const tryState = (
  row: AcknowledgedResult,
  live: LiveState | undefined,
): Pick<AcknowledgedResult, 'state' | 'note'> => (live?.operationId === row.operationId ? live : row);

/** True when the row cannot be chosen: it is being acknowledged, or has been. */
export const isTaken = (state: RowState): boolean => resultStates.has(state?.state, 'handled');
/** True when the row is greyed where it stands. */
export const isLeaving = (state: RowState): boolean => resultStates.has(state?.state, 'leaving');

/** Tells the table about rows in the ledger's hands, without their state passing through the table's model. */
export function createRowMarks(tracker: OperationTracker): RowMarks<TaskResult> {
  const stateOf = (row: TaskResult) => rowState(row, tracker.row(row.taskDetailNo));
  return {
    subscribe: tracker.subscribe,
    isSelectable: (row) => hasOwnNo(row) && !isTaken(stateOf(row)),
    look: (row) => (isLeaving(stateOf(row)) ? 'leaving' : undefined),
  };
}
