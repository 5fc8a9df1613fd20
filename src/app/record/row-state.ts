import type { AcknowledgedResult, TaskResult } from '../../contract/acknowledgement.ts';
import { hasOwnNo } from '../../contract/own-no.ts';
import { resultStates } from '../../contract/result-state.ts';
import type { RowMarks } from '../table/row-marks.ts';
import type { AcknowledgementRecord, RowWord } from './record.ts';
import { useRowWord } from './use-record.ts';

/** The state of a row as it is drawn: the word of the record, or that the queue does not list it any more. */
export type RowState = RowWord | undefined;

/** The state of a row, by the word of the record, which has heard the answer of the page. */
export const rowState = (row: TaskResult, word: RowWord | undefined): RowState =>
  row.acknowledgement === NOT_LISTED && !isLeaving(word) ? NOT_LISTED : word;

/** The same as a hook. It renders again only when the state changes. */
export const useRowState = (row: TaskResult): RowState => rowState(row, useRowWord(row.taskDetailNo));

/** The word for a row that is still drawn and that the queue does not list: somebody else acknowledged it. */
const NOT_LISTED: RowWord = { operationId: '', state: 'gone' };

/** A row that is still drawn although it has left the queue. */
export const asNotListed = (row: TaskResult): TaskResult => ({ ...row, acknowledgement: NOT_LISTED });

/** The state of one try in the record: the word of its page, or a newer word of the same try. */
export const tryState = (
  row: AcknowledgedResult,
  word: RowWord | undefined,
): Pick<AcknowledgedResult, 'state' | 'note'> => (word?.operationId === row.operationId ? word : row);

/** True when the row cannot be selected: it is being acknowledged, or has been. */
export const isHandled = (state: RowState): boolean => resultStates.has(state?.state, 'handled');
/** True when the row is greyed where it stands. */
export const isLeaving = (state: RowState): boolean => resultStates.has(state?.state, 'leaving');

/** Tells the table which rows are being acknowledged, outside the model of the table. */
export function createRowMarks(record: AcknowledgementRecord): RowMarks<TaskResult> {
  const stateOf = (row: TaskResult) => rowState(row, record.row(row.taskDetailNo));
  return {
    subscribe: record.subscribe,
    isSelectable: (row) => hasOwnNo(row) && !isHandled(stateOf(row)),
    look: (row) => (isLeaving(stateOf(row)) ? 'leaving' : undefined),
  };
}
