import type { TaskResult, TaskResultPage } from '../../contract/acknowledgement.ts';
import { docketError } from '../../contract/api-error.ts';
import type { PageParams } from '../../contract/page.ts';

export type ReadPage = (params: PageParams) => Promise<TaskResultPage>;

/** Neighbouring rows of the queue as one answer gave them. */
export interface QueueSlice {
  /** Rows of the queue before the first of these. */
  readonly at: number;
  readonly rows: readonly TaskResult[];
  /** Rows of the whole queue. */
  readonly total: number;
  readonly hasMore: boolean;
  readonly answer: TaskResultPage;
}

/**
 * The page that holds row `from` (counted from 0) and as many of the rows after it as can be, up to but not including
 * `to`; the smallest such page of at most `limit` rows. The API knows pages only, so a stretch of rows is asked for as
 * one page of a size that happens to cover it: rows 19 to 39 are page 1 of 40, rows 39 to 59 are page 2 of 30.
 */
export function pageFrom(from: number, to: number, limit: number): PageParams {
  let best = { page: from + 1, pageSize: 1 };
  let reach = from + 1;
  for (let pageSize = 2; pageSize <= limit && reach < to; pageSize += 1) {
    const page = Math.floor(from / pageSize) + 1;
    if (page * pageSize > reach) {
      reach = page * pageSize;
      best = { page, pageSize };
    }
  }
  return best;
}

/** The page that holds row `last` and as many as can be of the `count` rows before it, of at most `limit` rows. */
export function pageUpTo(last: number, count: number, limit: number): PageParams {
  let best = { page: last + 1, pageSize: 1 };
  let start = last;
  for (let pageSize = 2; pageSize <= limit && start > Math.max(0, last - count); pageSize += 1) {
    const page = Math.floor(last / pageSize) + 1;
    if ((page - 1) * pageSize < start) {
      start = (page - 1) * pageSize;
      best = { page, pageSize };
    }
  }
  return best;
}

/** How many rows a page is asked for at most, and how many are known to come where so many are asked for. */
export interface PageLimit {
  rows: number;
  proven: number;
}

/**
 * Reads stretches of the queue. A cloud may give fewer rows a page than it was asked for; where its pages then start is
 * not documented, so the most it gives is learned from page 1, which starts at the first row in any case, and no more is
 * asked for from then on. `notify` is called with each stretch.
 */
export function createQueueWindow(readPage: ReadPage, limit: PageLimit, notify: (slice: QueueSlice) => void) {
  /** A page that is not full may be the last one, or start elsewhere because pages are shorter than was asked for. */
  const isDoubtful = ({ page, pageSize }: PageParams, came: number) =>
    page > 1 && came > 0 && pageSize > limit.proven;

  async function get(paramsFor: (limit: number) => PageParams): Promise<QueueSlice> {
    for (;;) {
      const params = paramsFor(limit.rows);
      const answer = await readPage(params);
      const at = (params.page - 1) * params.pageSize;
      const came = answer.items.length;
      if (came < due(answer, params) || (came < params.pageSize && isDoubtful(params, came))) {
        const start = { ...params, page: 1 };
        const first = params.page === 1 ? answer : await readPage(start);
        if (first.items.length > 0 && first.items.length < due(first, start)) {
          limit.rows = first.items.length;
          if (params.page > 1) continue;
        }
        if (came === 0) throw unreadable(answer.totalItems, at);
        limit.proven = Math.max(limit.proven, first.items.length);
      }
      limit.proven = Math.max(limit.proven, came);
      const slice = {
        at,
        rows: answer.items,
        total: answer.totalItems,
        hasMore: at + answer.items.length < answer.totalItems || answer.totalPages > params.page,
        answer,
      };
      notify(slice);
      return slice;
    }
  }
  return {
    /** Row `from` and rows after it, up to but not including `to` if one page holds so many. */
    from: (from: number, to: number) => get((most) => pageFrom(from, to, most)),
    /** Row `last` and about `count` rows before it. */
    upTo: (last: number, count: number) => get((most) => pageUpTo(last, count, most)),
  };
}

export type QueueWindow = ReturnType<typeof createQueueWindow>;

/** How many rows this page must have, by the total that it states. */
function due({ totalItems }: TaskResultPage, { page, pageSize }: PageParams): number {
  return Math.min(pageSize, Math.max(0, totalItems - (page - 1) * pageSize));
}

function unreadable(total: number, at: number) {
  return docketError(
    'UpstreamUnreadable',
    `Alibaba Cloud says that ${total} results wait, and gave none from number ${at + 1} on.`,
  );
}
