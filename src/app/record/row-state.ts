import type { AcknowledgedResult, TaskResult } from '../../contract/acknowledgement.ts';
import { hasOwnNo } from '../../contract/own-no.ts';
import { resultStates } from '../../contract/result-state.ts';
import type { RowMarks } from '../table/row-marks.ts';
import type { AcknowledgementRecord, RowWord } from './record.ts';
import { useRowWord } from './use-record.ts';

/** What became of a row as it is drawn: the record's word, or that the queue lists it no more. */
export type RowState = RowWord | undefined;

/** The state of a row by the record's word of it. What its page's answer said of it, the record has heard. */
export const rowState = (row: TaskResult, word: RowWord | undefined): RowState =>
  row.acknowledgement === NOT_LISTED && !isLeaving(word) ? NOT_LISTED : word;

/** The same; renders again only when that changes. */
export const useRowState = (row: TaskResult): RowState => rowState(row, useRowWord(row.taskDetailNo));

/** Says of a row that is still drawn that the queue does not list it any more: somebody else has acknowledged it. */
const NOT_LISTED: RowWord = { operationId: '', state: 'gone' };

/** A row that is still drawn although it has left the queue. */
export const asNotListed = (row: TaskResult): TaskResult => ({ ...row, acknowledgement: NOT_LISTED });

/** What became of one try of the record: its page's word, or a newer one of the same try. */
export const tryState = (
  row: AcknowledgedResult,
  word: RowWord | undefined,
): Pick<AcknowledgedResult, 'state' | 'note'> => (word?.operationId === row.operationId ? word : row);

/** True when the row cannot be chosen: it is being acknowledged, or has been. */
export const isTaken = (state: RowState): boolean => resultStates.has(state?.state, 'handled');
/** True when the row is greyed where it stands. */
export const isLeaving = (state: RowState): boolean => resultStates.has(state?.state, 'leaving');

/** Tells the table about rows in the ledger's hands, without their state passing through the table's model. */
export function createRowMarks(record: AcknowledgementRecord): RowMarks<TaskResult> {
  const stateOf = (row: TaskResult) => rowState(row, record.row(row.taskDetailNo));
  return {
    subscribe: record.subscribe,
    isSelectable: (row) => hasOwnNo(row) && !isTaken(stateOf(row)),
    look: (row) => (isLeaving(stateOf(row)) ? 'leaving' : undefined),
  };
}
