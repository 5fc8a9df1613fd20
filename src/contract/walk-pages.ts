import { docketError } from './api-error.ts';
import { MAX_PAGE_SIZE, type PageParams } from './page.ts';

/** What a walk needs of a page. */
export interface WalkedPage<Row> {
  readonly items: readonly Row[];
  /** The number of rows in the whole list, as this answer states it. */
  readonly totalItems: number;
  /** False when the answer states no total. */
  readonly totalIsStated: boolean;
}

/** One step of a walk: the page, and those of its rows that were on no earlier page. */
export interface WalkStep<Row, Answer> {
  readonly rows: readonly Row[];
  readonly answer: Answer;
  /** True when the list was read once from its beginning to its end. */
  readonly isEnd: boolean;
}

/**
 * Reads a list to its end, one page at a time, each when the caller asks for it. Only ids are kept in memory. It
 * continues by the rows that came, never by the page size that an answer states: a service may give fewer rows than
 * asked for and say otherwise. A page is the last one when it is empty, when it has no new row, or when as many rows
 * have come as it says there are. If the last page leaves the list short of its total, it throws 502
 * UpstreamUnreadable, because the list is not whole.
 *
 * Rows arrive and leave while a list is read, so others move between pages unseen. A list of several pages is therefore
 * read forwards and then backwards: a row that was missed one way is found the other way. `isStill` says that no row
 * arrives or leaves, so that one way is enough.
 */
export async function* walkPages<
  Row extends { readonly taskDetailNo: string },
  Answer extends WalkedPage<Row> = WalkedPage<Row>,
>(
  read: (params: PageParams) => Promise<Answer & WalkedPage<Row>>,
  { isStill = false } = {},
): AsyncGenerator<WalkStep<Row, Answer>> {
  const seen = new Set<string>();
  const takeNew = (rows: readonly Row[]) =>
    rows.filter(({ taskDetailNo }) => seen.size < seen.add(taskDetailNo).size);
  let pageSize = MAX_PAGE_SIZE;
  let came = 0;
  let page = 1;
  for (; ; page += 1) {
    const answer = await read({ page, pageSize });
    const { items, totalItems, totalIsStated } = answer;
    const rows = takeNew(items);
    came += items.length;
    const isEnd = rows.length === 0 || (totalIsStated && came >= totalItems);
    if (isEnd && totalIsStated && came < totalItems) throw shortOf(totalItems, seen.size);
    yield { rows, answer, isEnd };
    if (isEnd) break;
    // The page is smaller than asked for. When the next ones are asked for in its size, no row falls between two pages.
    if (page === 1) pageSize = Math.min(pageSize, items.length);
  }
  if (page === 1 || isStill) return;
  while (page >= 1) {
    const answer = await read({ page, pageSize });
    yield { rows: takeNew(answer.items), answer, isEnd: false };
    // An empty page on the way back: the list has become shorter.
    const end = answer.items.length > 0 ? page : Math.ceil(answer.totalItems / pageSize) + 1;
    page = Math.min(page, end) - 1;
  }
}

function shortOf(total: number, read: number): Error {
  return docketError(
    'UpstreamUnreadable',
    `Alibaba Cloud says that there are ${total} results, and its pages end after ${read}. The list is not whole.`,
    { name: 'pagesEnd', total, met: read },
  );
}
