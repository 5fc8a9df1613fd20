import type { TaskResult } from '../../contract/acknowledgement.ts';
import type { QueueSlice } from './queue-window.ts';

/** What this browser knows of its own acknowledgements. */
export interface OwnAcknowledgements {
  /** True for a result that has left the queue because of them. */
  hasLeft(taskDetailNo: string): boolean;
  /** All results that may have left because of them; undefined if some are known only by their number. */
  all(): ReadonlySet<string> | undefined;
}

export type QueueBlock = ReturnType<typeof createQueueBlock>;

/**
 * The rows that a reading has shown, page by page, in the order of the queue and without a gap, and what later answers
 * prove about them. `page` is the number of the first page.
 */
export function createQueueBlock(page: number, own: OwnAcknowledgements) {
  const pages: (readonly string[])[] = [];
  const shown = new Set<string>();
  /** Rows that were shown, and that a later answer proves to have left. */
  const missing = new Set<string>();
  let firstPage = page;
  /** The number of rows in the queue before the first shown row that is still there. */
  let start = 0;
  let total = 0;
  let base: { readonly total: number; readonly own: ReadonlySet<string> } | undefined;
  let fewer = 0;
  let isUncounted = false;

  const isStaying = (id: string) => !missing.has(id) && !own.hasLeft(id);

  /**
   * Rows that stay keep their order. So a shown row has left if it should be between two rows of one answer, or between
   * one of them and an end of the queue, and is not.
   */
  function compare({ at, rows, hasMore }: QueueSlice) {
    const order = pages.flat();
    const there = new Set(rows.map((row) => row.taskDetailNo));
    for (const id of there) missing.delete(id);
    const places = order.flatMap((id, place) => (there.has(id) ? place : []));
    const isAll = at === 0 && !hasMore;
    const from = at === 0 && (places.length > 0 || isAll) ? 0 : (places[0] ?? 0);
    const to = !hasMore && (places.length > 0 || isAll) ? order.length - 1 : (places.at(-1) ?? -1);
    for (const id of order.slice(from, to + 1)) if (!there.has(id)) missing.add(id);
    const first = order[places[0] ?? -1];
    if (first === undefined) return;
    const before = order.slice(0, places[0]).filter(isStaying).length;
    start = at + rows.findIndex((row) => row.taskDetailNo === first) - before;
  }

  /** If the total fell by more than our own acknowledgements, others took results, wherever they are in the queue. */
  function count(slice: QueueSlice) {
    total = slice.total;
    const acknowledged = own.all();
    if (!acknowledged) isUncounted = true;
    if (!acknowledged || isUncounted) return;
    base ??= { total, own: acknowledged };
    const { own: before } = base;
    const since = [...acknowledged].filter((id) => !before.has(id)).length;
    fewer = Math.max(fewer, base.total - since - total);
  }

  return {
    note(slice: QueueSlice) {
      compare(slice);
      count(slice);
    },
    isShown: (id: string) => shown.has(id),
    firstPage: () => firstPage,
    /** The number of pages. */
    length: () => pages.length,
    ids: (index: number): readonly string[] => pages[index] ?? [],
    /** The rows of a page that are still in the queue, as far as is known. */
    staying: (index: number) => (pages[index] ?? []).filter(isStaying),
    isStaying,
    /** The place in the queue at which a page begins, by the latest answer. */
    placeOf: (index: number) => start + pages.slice(0, index).flat().filter(isStaying).length,
    /** The place in the queue after the shown rows. */
    end: () => start + pages.flat().filter(isStaying).length,
    /** The position of a row among the shown ones. */
    rank: (id: string) => pages.flat().indexOf(id),
    /** The total of the queue in the latest answer. */
    total: () => total,
    lastStayingPage() {
      const index = pages.findLastIndex((ids) => ids.some(isStaying));
      return index < 0 ? 0 : firstPage + index;
    },
    /** Adds a page after the last one; `offset` is its place in the queue. */
    append(rows: readonly TaskResult[], offset: number) {
      const ids = rows.map((row) => row.taskDetailNo);
      if (!pages.flat().some(isStaying)) start = offset;
      pages.push(ids);
      for (const id of ids) shown.add(id);
    },
    /** Adds a page before the first one. Without rows, the first page takes its number. */
    prepend(rows: readonly TaskResult[], offset: number) {
      firstPage -= 1;
      if (rows.length === 0) return;
      const ids = rows.map((row) => row.taskDetailNo);
      pages.unshift(ids);
      for (const id of ids) shown.add(id);
      start = offset;
    },
    /** Marks these rows as having left. */
    lose(ids: readonly string[]) {
      for (const id of ids) missing.add(id);
    },
    /** Removes a page without rows; the pages after it move up. */
    drop(index: number) {
      for (const id of pages.splice(index, 1).flat()) shown.delete(id);
    },
    /** Marks every shown row as having left: the reading continues from this page. */
    restartAt(page: number) {
      for (const id of pages.splice(0).flat()) missing.add(id);
      shown.clear();
      firstPage = page;
    },
    leftElsewhere() {
      const acknowledged = own.all();
      const met = acknowledged ? [...missing].filter((id) => !acknowledged.has(id)).length : 0;
      return Math.max(fewer, isUncounted ? 0 : met);
    },
  };
}
