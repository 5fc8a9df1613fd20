import type { TaskResult, TaskResultPage } from '../../contract/acknowledgement.ts';
import { docketError } from '../../contract/api-error.ts';
import type { PageParams } from '../../contract/page.ts';

export type ReadPage = (params: PageParams) => Promise<TaskResultPage>;

/** Neighbouring rows of the queue, from one answer. */
export interface QueueSlice {
  /** The number of rows in the queue before the first of these. */
  readonly at: number;
  readonly rows: readonly TaskResult[];
  /** The total of the queue. */
  readonly total: number;
  readonly hasMore: boolean;
  readonly answer: TaskResultPage;
}

/**
 * The page that holds row `from` (from 0) and as many of the following rows as possible, up to but not including `to`;
 * the smallest such page of at most `limit` rows. The API knows pages only, so a range of rows is read as one page of a
 * size that covers it: rows 19 to 39 are in page 1 of 40, rows 39 to 59 in page 2 of 30.
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

/** The page that holds row `last` and as many of the `count` rows before it as possible, of at most `limit` rows. */
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

/** The most rows that a page is asked for, and how many are known to come then. */
export interface PageLimit {
  rows: number;
  proven: number;
}

/**
 * Reads ranges of the queue. A cloud may give fewer rows than asked for, and where its pages then begin is not
 * documented. So the most rows are learned from page 1, which begins at the first row in any case, and no more are
 * asked for after that. `notify` is called with each range.
 */
export function createQueueWindow(readPage: ReadPage, limit: PageLimit, notify: (slice: QueueSlice) => void) {
  /** A page that is not full may be the last one, or pages may be shorter than asked for. */
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

/** The number of rows that this page must have, by its total. */
function due({ totalItems }: TaskResultPage, { page, pageSize }: PageParams): number {
  return Math.min(pageSize, Math.max(0, totalItems - (page - 1) * pageSize));
}

function unreadable(total: number, at: number) {
  return docketError(
    'UpstreamUnreadable',
    `Alibaba Cloud says that ${total} results wait, and gave none from number ${at + 1} on.`,
    { name: 'rowsMissing', total, from: at + 1 },
  );
}
