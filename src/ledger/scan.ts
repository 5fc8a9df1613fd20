import type { ApiPage } from '../contract/api-page.ts';
import { MAX_PAGE_SIZE } from '../contract/page.ts';
import type { PollTaskResultParams } from '../contract/poll-task-result.ts';

/** Reads the queue now, without the cache. Throws when there is no answer, or when `signal` is aborted first. */
export type ReadQueue = (
  params: PollTaskResultParams,
  signal?: AbortSignal,
) => Promise<{ readonly answer: ApiPage; readonly asOf: number }>;

/** What was found of one task in the queue. */
export interface Scan {
  readonly ids: ReadonlySet<string>;
  /** When the first page was asked for, in epoch milliseconds. */
  readonly readAt: number;
  /** True if the scan is whole. Only then is a result that it did not find certainly not in the queue. */
  readonly isWhole: boolean;
}

/** The most pages of one scan: a million results in full pages. A total that needs more proves nothing. */
export const MAX_SCAN_PAGES = 1000;

/**
 * Reads all results of one task in the queue. Rows leave while pages are read, and then others move between two pages
 * unseen. So a scan is whole only if it is one page as long as its total, or if all pages state the same total and have
 * as many different ids, and the same ids when they are read once more, backwards: a row that is missed one way is
 * found the other way.
 *
 * The total decides only whether the scan is whole. How far to read follows from the rows that came: if a page has
 * fewer rows than asked for, the later pages are asked for in that size, and a walk ends at the first page that brings
 * nothing new. When `signal` is aborted, no further page is asked for and it throws.
 */
export async function scanTask(read: ReadQueue, taskNo: string, signal?: AbortSignal): Promise<Scan> {
  const first = await read({ taskNo, page: 1, pageSize: MAX_PAGE_SIZE }, signal);
  const { items, totalItems, totalIsStated } = first.answer;
  const ids = idsOf(first.answer);
  const scan = (isWhole: boolean): Scan => ({ ids, readAt: first.asOf, isWhole });
  if (!totalIsStated) return scan(false);
  if (items.length >= totalItems) return scan(isAll(items, ids, totalItems));
  const pageSize = Math.min(items.length, MAX_PAGE_SIZE);
  if (!(Math.ceil(totalItems / pageSize) <= MAX_SCAN_PAGES)) return scan(false);

  let isSameTotal = true;
  /** Reads one page into `found`. Returns how many ids it added. */
  const readPage = async (page: number, found: Set<string>): Promise<number> => {
    signal?.throwIfAborted();
    const size = page === 1 ? MAX_PAGE_SIZE : pageSize;
    const { answer } = await read({ taskNo, page, pageSize: size }, signal);
    isSameTotal &&= answer.totalIsStated && answer.totalItems === totalItems;
    const before = found.size;
    for (const item of answer.items) {
      found.add(item.taskDetailNo);
      ids.add(item.taskDetailNo);
    }
    return found.size - before;
  };

  const forwards = new Set(ids);
  let pages = 1;
  while (forwards.size < totalItems && pages < MAX_SCAN_PAGES) {
    pages += 1;
    if ((await readPage(pages, forwards)) === 0) break;
  }
  const backwards = new Set<string>();
  for (let page = pages; page >= 1; page -= 1) {
    await readPage(page, backwards);
  }
  const isSame = ids.size === forwards.size && ids.size === backwards.size;
  return scan(isSameTotal && isSame && ids.size === totalItems);
}

function idsOf({ items }: ApiPage): Set<string> {
  return new Set(items.map((item) => item.taskDetailNo));
}

function isAll(items: ApiPage['items'], ids: ReadonlySet<string>, totalItems: number): boolean {
  return items.length === totalItems && ids.size === totalItems;
}
