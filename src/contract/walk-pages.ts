import { docketError } from './api-error.ts';
import { MAX_PAGE_SIZE, type PageParams } from './page.ts';

/** What a walk has to know of a page. */
export interface WalkedPage<Row> {
  readonly items: readonly Row[];
  /** How many rows the whole list has, as this answer states it. */
  readonly totalItems: number;
  /** False when the answer named no total. */
  readonly totalIsStated: boolean;
}

/** One step of a walk: the page that came, and those of its rows that no earlier page had. */
export interface WalkStep<Row, Answer> {
  readonly rows: readonly Row[];
  readonly answer: Answer;
  /** The list has now been read once from its beginning to its end. */
  readonly isEnd: boolean;
}

/**
 * Reads a list to its end, one page at a time, and only when the next page is asked for; of all that was read only the ids
 * stay in memory. It goes on by the rows that came and never by a number that an answer states: a service may give fewer
 * rows a page than it was asked for, and say otherwise. So a page is the last one when it is empty, when it brings no new
 * row, or when as many rows have come as it says there are. A last page that leaves the list short of its own total ends
 * in 502 UpstreamUnreadable: what was read then is not the whole list.
 *
 * Rows arrive and leave while a list is read, and others move from page to page unseen. So a list of several pages is
 * read forwards and then backwards: a row that was missed one way is met the other way. `isStill` says that no row leaves
 * or joins this list, so that one way is enough.
 */
export async function* walkPages<
  Row extends { readonly taskDetailNo: string },
  Answer extends WalkedPage<Row> = WalkedPage<Row>,
>(
  read: (params: PageParams) => Promise<Answer & WalkedPage<Row>>,
  { isStill = false } = {},
): AsyncGenerator<WalkStep<Row, Answer>> {
  const met = new Set<string>();
  const takeNew = (rows: readonly Row[]) =>
    rows.filter(({ taskDetailNo }) => met.size < met.add(taskDetailNo).size);
  let pageSize = MAX_PAGE_SIZE;
  let came = 0;
  let page = 1;
  for (; ; page += 1) {
    const answer = await read({ page, pageSize });
    const { items, totalItems, totalIsStated } = answer;
    const rows = takeNew(items);
    came += items.length;
    const isEnd = rows.length === 0 || (totalIsStated && came >= totalItems);
    if (isEnd && totalIsStated && came < totalItems) throw shortOf(totalItems, met.size);
    yield { rows, answer, isEnd };
    if (isEnd) break;
    // A smaller page than was asked for: asked for by its own size, no row can stand between it and the next.
    if (page === 1) pageSize = Math.min(pageSize, items.length);
  }
  if (page === 1 || isStill) return;
  while (page >= 1) {
    const answer = await read({ page, pageSize });
    yield { rows: takeNew(answer.items), answer, isEnd: false };
    // An empty page on the way back: the list has shrunk, and the pages between are gone.
    const end = answer.items.length > 0 ? page : Math.ceil(answer.totalItems / pageSize) + 1;
    page = Math.min(page, end) - 1;
  }
}

function shortOf(total: number, met: number): Error {
  return docketError(
    'UpstreamUnreadable',
    `Alibaba Cloud says that there are ${total} results, and its pages end after ${met}. The list is not whole.`,
  );
}
