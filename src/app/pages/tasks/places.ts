import { createContext, useContext } from 'react';
import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';

/**
 * The place of a detail of a task, between its execution and its acknowledgement:
 * unfinished  still waiting or being executed
 * queued      in the queue, so it can be acknowledged; `row` is that of the queue
 * beyond      perhaps in the part of the queue that was not read; it is looked up when somebody acknowledges it
 * gone        not in the queue, which was read as a whole and later
 * unclear     finished; the queue was not read since
 */
export type Place =
  | { readonly kind: 'queued'; readonly row: TaskResult }
  | { readonly kind: 'unfinished' | 'beyond' | 'gone' | 'unclear' };

type ReadPage = Pick<TaskResultPage, 'items' | 'totalItems' | 'asOf'>;

/**
 * Finds the place of each detail. A detail that is in the queue is there for certain. One that is not counts as gone
 * only if the whole queue of the task was on one page that was read after the detail was seen finished.
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

/** The place of a finished detail that is not on this page of the queue. */
function absenceFrom(queue: ReadPage, details: ReadPage): 'beyond' | 'gone' | 'unclear' {
  if (queue.totalItems > queue.items.length) return 'beyond';
  return queue.asOf >= details.asOf ? 'gone' : 'unclear';
}

export const PlacesContext = createContext<ReadonlyMap<string, Place>>(new Map());

/** The place of one row of the task. */
export function usePlace(taskDetailNo: string): Place | undefined {
  return useContext(PlacesContext).get(taskDetailNo);
}
