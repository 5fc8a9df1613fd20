import type { TaskResult } from '../../contract/acknowledgement.ts';
import { docketError } from '../../contract/api-error.ts';
import { MAX_PAGE_SIZE } from '../../contract/page.ts';
import type { QueueBlock } from './queue-block.ts';
import type { QueueSlice, QueueWindow } from './queue-window.ts';

/** The rows of a page, and the latest answer. */
export interface TurnedRows {
  readonly rows: readonly TaskResult[];
  /** The number of rows in the queue before the first of them. */
  readonly offset: number;
  readonly latest: QueueSlice;
}

/** The most answers for one page. A queue that changes faster is not read further. */
const MOST_READS = 60;
/** How many answers further down rows are searched for that are nowhere further up: so many may have arrived. */
const MOST_READS_DOWN = 8;

/** Reads what follows the last shown row. `begin` is the place where a reading without shown rows begins. */
export async function readAfter(
  block: QueueBlock,
  window: QueueWindow,
  count: number,
  begin?: number,
): Promise<TurnedRows> {
  const rows = new Map<string, TaskResult>();
  const seek = createSeek(block, window, (id) => block.isShown(id) || rows.has(id));
  // Without a known row: the top, where nothing can be skipped, or the place by its number.
  const place = begin ?? (block.firstPage() === 1 ? 0 : block.placeOf(0));
  const byNumber = () => window.from(place, place + count);
  let latest =
    block.lastStayingPage() === 0
      ? await byNumber()
      : ((await seek.from(block.end(), count)) ?? (await byNumber()));
  let offset: number | undefined;
  for (let length = count; ; ) {
    const known = latest.rows.findLastIndex(seek.isKnown);
    const first = known < 0 ? Math.max(0, place - latest.at) : known + 1;
    for (const row of latest.rows.slice(first, first + count - rows.size)) {
      offset ??= latest.at + first;
      rows.set(row.taskDetailNo, row);
    }
    const end = latest.at + latest.rows.length;
    if (rows.size === count || !latest.hasMore)
      return { rows: [...rows.values()], offset: offset ?? end, latest };
    length = first < latest.rows.length ? count : Math.min(MAX_PAGE_SIZE, length * 2);
    latest = (await seek.from(end, length)) ?? (await byNumber());
  }
}

/** Reads what precedes the first shown row. Empty if that is the first of the queue. */
export async function readBefore(
  block: QueueBlock,
  window: QueueWindow,
  count: number,
): Promise<TurnedRows | undefined> {
  const rows = new Map<string, TaskResult>();
  const seek = createSeek(block, window, (id) => block.isShown(id) || rows.has(id));
  let latest = await seek.upTo(block.placeOf(0), count);
  for (let length = count; latest; ) {
    const known = latest.rows.findIndex(seek.isKnown);
    const more = latest.rows.slice(Math.max(0, known - (count - rows.size)), known);
    const later = [...rows];
    rows.clear();
    for (const row of more) rows.set(row.taskDetailNo, row);
    for (const [id, row] of later) rows.set(id, row);
    if (rows.size === count || latest.at === 0)
      return { rows: [...rows.values()], offset: latest.at + known - more.length, latest };
    length = known > 0 ? count : Math.min(MAX_PAGE_SIZE, length * 2);
    latest = await seek.upTo(latest.at, length);
  }
  return undefined;
}

/** Reads the rows of a shown page that are still in the queue. */
export async function readAgain(
  block: QueueBlock,
  window: QueueWindow,
  index: number,
): Promise<TurnedRows | undefined> {
  const ids = block.ids(index);
  const found = new Map<string, TaskResult>();
  const seek = createSeek(block, window, block.isShown);
  let length = block.staying(index).length;
  let latest = await seek.from(block.placeOf(index), length + 1);
  let offset: number | undefined;
  while (latest) {
    for (const [place, row] of latest.rows.entries()) {
      if (!ids.includes(row.taskDetailNo)) continue;
      found.set(row.taskDetailNo, row);
      offset = Math.min(offset ?? Number.POSITIVE_INFINITY, latest.at + place);
    }
    const wanted = block.staying(index).filter((id) => !found.has(id));
    const first = latest.rows.findIndex(seek.isKnown);
    const last = latest.rows.findLastIndex(seek.isKnown);
    const end = latest.at + latest.rows.length;
    const isBefore = (id: string) => block.rank(id) < block.rank(latest?.rows[first]?.taskDetailNo ?? '');
    length = Math.min(MAX_PAGE_SIZE, length * 2);
    if (first === 0 && latest.at > 0 && wanted.some(isBefore)) latest = await seek.upTo(latest.at, length);
    else if (last === latest.rows.length - 1 && latest.hasMore && !wanted.every(isBefore))
      latest = await seek.from(end, length);
    else {
      // Other rows are where the rest of the page was.
      block.lose(wanted);
      const rows = ids.flatMap((id) => found.get(id) ?? []);
      return { rows, offset: offset ?? block.placeOf(index), latest };
    }
  }
  block.lose(block.staying(index));
  return undefined;
}

/**
 * Finds parts of the queue that hold a known row. The rows beside it were beside it before, wherever both are now. A
 * place by number is only where the search begins. Undefined when no known row is in the queue.
 */
function createSeek(block: QueueBlock, window: QueueWindow, isKnownId: (taskDetailNo: string) => boolean) {
  const isKnown = (row: TaskResult) => isKnownId(row.taskDetailNo);
  let reads = 0;
  const read = async (load: () => Promise<QueueSlice>) => {
    reads += 1;
    if (reads > MOST_READS)
      throw docketError('UpstreamUnreadable', 'The queue moves faster than it can be read. Try again.', {
        name: 'queueTooFast',
      });
    return load();
  };

  async function find(load: (moved: number) => Promise<QueueSlice>): Promise<QueueSlice | undefined> {
    const expected = block.total();
    const here = await read(() => load(0));
    if (here.rows.some(isKnown)) return here;
    // If as many rows arrived before it as the total grew by.
    const moved = here.total - expected;
    const moves = moved > 0 ? await read(() => load(moved)) : here;
    if (moves.rows.some(isKnown)) return moves;
    let length = Math.max(20, here.rows.length);
    for (let up = here; up.at > 0; ) {
      length = Math.min(MAX_PAGE_SIZE, length * 2);
      up = await read(() => window.upTo(up.at - 1, length));
      if (up.rows.some(isKnown)) return up;
    }
    let downs = 0;
    for (let down = here; down.hasMore && downs < MOST_READS_DOWN; downs += 1) {
      length = Math.min(MAX_PAGE_SIZE, length * 2);
      const end = down.at + down.rows.length;
      down = await read(() => window.from(Math.max(0, end - 1), end + length));
      if (down.rows.some(isKnown)) return down;
    }
    return undefined;
  }

  return {
    isKnown,
    /** The row before this place and `count` rows from it on. */
    from: (place: number, count: number) =>
      find((moved) => window.from(Math.max(0, place + moved - 1), place + moved + count)),
    /** The row at this place and `count` rows before it. */
    upTo: (place: number, count: number) => find((moved) => window.upTo(Math.max(0, place + moved), count)),
  };
}
