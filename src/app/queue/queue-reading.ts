import type { QueryClient } from '@tanstack/react-query';
import type { TaskResultPage } from '../../contract/acknowledgement.ts';
import { MAX_PAGE_SIZE, type PageParams } from '../../contract/page.ts';
import type { TaskResultFilter } from '../../contract/poll-task-result.ts';
import { createQueueBlock, type OwnAcknowledgements, type QueueBlock } from './queue-block.ts';
import { readAfter, readAgain, readBefore, type TurnedRows } from './queue-turns.ts';
import { createQueueWindow, type QueueWindow, type ReadPage } from './queue-window.ts';

/** A page of the queue, with `offset` rows of the queue before it. */
export interface QueuePage extends TaskResultPage {
  readonly offset: number;
  /** At least how many results left the queue since this reading began, and were not acknowledged by this browser. */
  readonly leftElsewhere: number;
}

type View = TaskResultFilter & PageParams;

/**
 * Reads pages of a queue from which others take results too. The API knows pages only by number. While filters and page
 * size stay the same, the next page is what follows the last shown row, the previous page what precedes the first, and
 * a page that was shown is read again as the same rows without those that left. The place of these rows is never taken
 * from a number: each answer must hold a row that was shown, and the new rows are those beside it. For an address that
 * is opened directly, and for a page that is not next to a shown one, it is the page of the server.
 *
 * Every result that stays in the queue is on exactly one page of a reading, whatever others take and whatever arrives,
 * if: results that stay keep their order, whichever it is; new results arrive before or after the shown ones, not among
 * them (one among them waits for a refresh); a page holds at least 20 rows, if the cloud gives fewer than asked for;
 * and a reading that began in the middle keeps one of its rows (otherwise it goes on by number).
 *
 * `onMoved` is called when pages that were read before are outdated.
 */
export function createQueueReading(own: OwnAcknowledgements, onMoved: () => void = () => undefined) {
  const limit = { rows: MAX_PAGE_SIZE, proven: 0 };
  let key: string | undefined;
  let block: QueueBlock | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function turn(view: View, readPage: ReadPage): Promise<QueuePage> {
    const asked = keyOf(view);
    let asOf: string | undefined;
    let reading = key === asked ? block : undefined;
    const window = createQueueWindow(readPage, limit, (slice) => {
      reading?.note(slice);
      if (asOf === undefined || slice.answer.asOf < asOf) asOf = slice.answer.asOf;
    });
    const before = reading?.leftElsewhere();
    let turned = reading && (await goOn(reading, window, view));
    if (reading && reading.leftElsewhere() !== before) onMoved();
    if (!reading || !turned) {
      if (key !== undefined) onMoved();
      reading = createQueueBlock(view.page, own);
      turned = await readAfter(reading, window, view.pageSize, (view.page - 1) * view.pageSize);
      if (turned.rows.length > 0) reading.append(turned.rows, turned.offset);
      key = asked;
      block = reading;
    }
    return pageOf(reading, view, turned, asOf);
  }

  return {
    /** Reads a page. Pages are read one after the other, because each depends on the shown rows. */
    read(view: View, readPage: ReadPage): Promise<QueuePage> {
      const page = last.then(() => turn(view, readPage));
      last = page.catch(() => undefined);
      return page;
    },
    /** The next read of a page is that of the server, because the reader asked for what is there now. */
    reset() {
      block = undefined;
    },
  };
}

export type QueueReading = ReturnType<typeof createQueueReading>;

function keyOf({ status, domain, taskNo, instanceId, pageSize }: View): string {
  return JSON.stringify([status, domain, taskNo, instanceId, pageSize]);
}

/** Undefined when this page is not next to a shown one. */
async function goOn(
  reading: QueueBlock,
  window: QueueWindow,
  { page, pageSize }: View,
): Promise<TurnedRows | undefined> {
  for (;;) {
    const index = page - reading.firstPage();
    if (index < -1 || index > reading.length()) return undefined;
    if (index === -1) {
      const turned = await readBefore(reading, window, pageSize);
      if (!turned) {
        reading.restartAt(page);
        const begun = await readAfter(reading, window, pageSize, (page - 1) * pageSize);
        if (begun.rows.length > 0) reading.append(begun.rows, begun.offset);
        return begun;
      }
      // If nothing precedes the shown rows, they are now the page of this number.
      reading.prepend(turned.rows, turned.offset);
      if (turned.rows.length > 0) return turned;
    } else if (index === reading.length()) {
      const turned = await readAfter(reading, window, pageSize);
      if (turned.rows.length > 0) reading.append(turned.rows, turned.offset);
      else if (page === 1 && turned.latest.total > 0) return undefined;
      return turned;
    } else {
      const turned = reading.staying(index).length > 0 ? await readAgain(reading, window, index) : undefined;
      if (turned && turned.rows.length > 0) return turned;
      // Every row of the page has left: the rows of the next pages move up.
      reading.drop(index);
    }
  }
}

function pageOf(
  reading: QueueBlock,
  { page, pageSize }: View,
  { rows, offset, latest }: TurnedRows,
  asOf = latest.answer.asOf,
): QueuePage {
  const behind = Math.max(0, latest.total - offset - rows.length);
  // An answer without a total ends where its rows end, and may still say that there is a next page.
  const isOpen = latest.hasMore && latest.at + latest.rows.length >= latest.total;
  const lastShown = reading.lastStayingPage();
  const totalPages =
    rows.length > 0
      ? Math.max(lastShown, page + Math.max(Math.ceil(behind / pageSize), isOpen ? 1 : 0))
      : Math.min(lastShown || Math.ceil(latest.total / pageSize), page - 1);
  return {
    ...latest.answer,
    asOf,
    items: rows,
    page,
    pageSize,
    totalItems: latest.total,
    totalPages: Math.max(1, totalPages),
    offset,
    leftElsewhere: reading.leftElsewhere(),
  };
}

const readings = new WeakMap<QueryClient, QueueReading>();

/** The reading of this tab's cache. */
export function queueReadingOf(client: QueryClient): QueueReading {
  const reading = readings.get(client);
  if (!reading) throw new Error('The cache has no queue reading.');
  return reading;
}

export function setQueueReading(client: QueryClient, reading: QueueReading): void {
  readings.set(client, reading);
}
