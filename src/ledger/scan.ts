import type { ApiPage } from '../contract/api-page.ts';
import { MAX_PAGE_SIZE } from '../contract/page.ts';
import type { PollTaskResultParams } from '../contract/poll-task-result.ts';

/** Asks the queue now, past every cache. Throws when there is no answer. */
export type ReadQueue = (
  params: PollTaskResultParams,
) => Promise<{ readonly answer: ApiPage; readonly asOf: number }>;

/** A look at everything one task has in the queue. */
export interface Scan {
  readonly ids: ReadonlySet<string>;
  /** Epoch milliseconds at which the first page was asked for. */
  readonly readAt: number;
  /** Only a whole scan proves that what it did not find was not there. */
  readonly isWhole: boolean;
}

/**
 * Reads all results of one task. Rows leave while pages are read, and then others slip past between two pages; so a
 * scan is whole only if it is one page as long as the total it states, or if all pages state the same total and hold
 * as many distinct ids, the same ones twice in a row: forwards, then backwards, because what slips past one way is met
 * the other way.
 */
export async function scanTask(read: ReadQueue, taskNo: string): Promise<Scan> {
  const readPage = (page: number) => read({ taskNo, page, pageSize: MAX_PAGE_SIZE });
  const first = await readPage(1);
  const { totalItems, totalPages, totalIsStated } = first.answer;
  const ids = new Set(first.answer.items.map((item) => item.taskDetailNo));
  const scan = (isWhole: boolean): Scan => ({ ids, readAt: first.asOf, isWhole });
  if (!totalIsStated) return scan(false);
  if (totalPages === 1) return scan(first.answer.items.length === totalItems);

  const later = Array.from({ length: totalPages - 1 }, (_, index) => index + 2);
  const forwards = await readPages(readPage, later, totalItems, new Set(ids));
  const backwards = await readPages(readPage, [...later.reverse(), 1], totalItems, new Set());
  for (const id of [...forwards.ids, ...backwards.ids]) ids.add(id);
  const isSame = ids.size === forwards.ids.size && ids.size === backwards.ids.size;
  return scan(isSame && forwards.isWhole && backwards.isWhole);
}

async function readPages(
  readPage: (page: number) => ReturnType<ReadQueue>,
  pages: readonly number[],
  totalItems: number,
  ids: Set<string>,
): Promise<{ ids: Set<string>; isWhole: boolean }> {
  let isSameTotal = true;
  for (const page of pages) {
    const { answer } = await readPage(page);
    isSameTotal &&= answer.totalIsStated && answer.totalItems === totalItems;
    for (const item of answer.items) ids.add(item.taskDetailNo);
  }
  return { ids, isWhole: isSameTotal && ids.size === totalItems };
}
