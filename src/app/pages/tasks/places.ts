import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';

/**
 * Where a detail of a task stands between the work and the acknowledgement:
 * unfinished  still waiting or being executed
 * queued      seen in the queue: it can be acknowledged; `row` is the queue's own
 * left        not in the queue, which was read whole and later
 * unclear     finished, and not found where was looked
 */
export type Place =
  | { readonly kind: 'queued'; readonly row: TaskResult }
  | { readonly kind: 'unfinished' | 'left' | 'unclear' };

/**
 * Presence in the queue is proof. Absence is taken for it only when the whole queue of the task stood on one page that
 * was read after the detail was seen finished. A page that was asked for with filters speaks of the details that were
 * asked for with the same ones.
 */
export function placesOf(
  details: TaskResultPage | undefined,
  queue: readonly (TaskResultPage | undefined)[],
): ReadonlyMap<string, Place> {
  const pages = queue.filter((page) => page !== undefined);
  const queued = new Map(pages.flatMap((page) => page.items.map((row) => [row.taskDetailNo, row] as const)));
  const isWhole = pages.some(
    (page) => page.totalItems === page.items.length && details !== undefined && page.asOf >= details.asOf,
  );
  const place = (row: TaskResult): Place => {
    const found = queued.get(row.taskDetailNo);
    if (found) return { kind: 'queued', row: found };
    if (row.status === 'waiting' || row.status === 'executing') return { kind: 'unfinished' };
    return { kind: isWhole ? 'left' : 'unclear' };
  };
  return new Map(details?.items.map((row) => [row.taskDetailNo, place(row)]));
}
