import { createContext, useContext } from 'react';
import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';

/**
 * Where a detail of a task stands between the work and the acknowledgement:
 * unfinished  still waiting or being executed
 * queued      seen in the queue: it can be acknowledged; `row` is the queue's own
 * beyond      it may be in the part of the queue that was not read: to be looked up when somebody wants it
 * left        not in the queue, which was read whole and later
 * unclear     finished; the queue has not been read since
 */
export type Place =
  | { readonly kind: 'queued'; readonly row: TaskResult }
  | { readonly kind: 'unfinished' | 'beyond' | 'left' | 'unclear' };

type ReadPage = Pick<TaskResultPage, 'items' | 'totalItems' | 'asOf'>;

/**
 * Presence in the queue is proof. Absence is taken for it only when the whole queue of the task stood on one page that
 * was read after the detail was seen finished.
 */
export function placesOf(
  details: ReadPage | undefined,
  queue: ReadPage | undefined,
): ReadonlyMap<string, Place> {
  const queued = new Map(queue?.items.map((row) => [row.taskDetailNo, row]));
  const absence = details && queue ? absenceFrom(queue, details) : 'unclear';
  const place = (row: TaskResult): Place => {
    const found = queued.get(row.taskDetailNo);
    if (found) return { kind: 'queued', row: found };
    if (row.status === 'waiting' || row.status === 'executing') return { kind: 'unfinished' };
    return { kind: absence };
  };
  return new Map(details?.items.map((row) => [row.taskDetailNo, place(row)]));
}

/** What it means not to be on this page of the queue. */
function absenceFrom(queue: ReadPage, details: ReadPage): 'beyond' | 'left' | 'unclear' {
  if (queue.totalItems > queue.items.length) return 'beyond';
  return queue.asOf >= details.asOf ? 'left' : 'unclear';
}

export const PlacesContext = createContext<ReadonlyMap<string, Place>>(new Map());

/** Where one row of the task stands. */
export function usePlace(taskDetailNo: string): Place | undefined {
  return useContext(PlacesContext).get(taskDetailNo);
}
