import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Following } from './follow.ts';
import type { AcknowledgementRecord, KnownOperation, RowWord } from './record.ts';

/** What is known of acknowledgements, and what keeps it current. */
export interface Acknowledgements {
  readonly record: AcknowledgementRecord;
  readonly following: Following;
}

export const RecordContext = createContext<Acknowledgements | undefined>(undefined);

function useAcknowledgements(): Acknowledgements {
  const found = useContext(RecordContext);
  if (!found) throw new Error('RecordContext is missing.');
  return found;
}

/** What became of each result, as far as this page has heard. */
export const useRecord = (): AcknowledgementRecord => useAcknowledgements().record;

/** The part that follows operations. */
export const useFollowing = (): Following => useAcknowledgements().following;

/** The newest word of one row. It renders again only when that changes. */
export function useRowWord(taskDetailNo: string): RowWord | undefined {
  const record = useRecord();
  const read = () => record.row(taskDetailNo);
  return useSyncExternalStore(record.subscribe, read, read);
}

/** Rows that have left the queue since their page was read. */
export function useGoneRows(): ReadonlySet<string> {
  const record = useRecord();
  return useSyncExternalStore(record.subscribe, record.gone, record.gone);
}

/** Operations being followed, and those that ended and have not been dismissed. */
export function useOperations(): readonly KnownOperation[] {
  const record = useRecord();
  return useSyncExternalStore(record.subscribe, record.operations, record.operations);
}
