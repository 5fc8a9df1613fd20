import { randomUUID } from 'node:crypto';
import { ApiError, docketError } from '../contract/api-error.ts';
import { CAPTURE_LIFE_MS, type Capture } from '../contract/capture.ts';
import { hasOwnNo } from '../contract/own-no.ts';
import type { PageParams } from '../contract/page.ts';
import type { TaskResultFilter } from '../contract/poll-task-result.ts';
import { walkPages } from '../contract/walk-pages.ts';
import { createCaptureWatch } from './capture-watch.ts';
import { createRowCounts, type Summary } from './count-rows.ts';
import { storeCode } from './errors.ts';
import { type LedgerOptions, withoutSecrets } from './options.ts';
import { nextTurn, SLICE_ROWS } from './slices.ts';
import type { CaptureRow, CountedRow } from './sql/captures.ts';
import type { Store } from './sql/store.ts';

const NO_SUMMARY: Summary = {
  taskCount: 0,
  withTaskResult: 0,
  valueDomains: [],
  statuses: [],
  taskTypes: [],
  tasks: [],
};

const ABANDONED =
  'Nobody asked about this list for 15 seconds, so it was not read to its end. Select the results again.';

/**
 * "All matching" as a list that stands still: a read-only walk through the queue, page by page onto disk, so that
 * 100,000 results need no more memory than one page. A list that nobody asks about for 15 seconds is given up.
 */
export function createCaptures(store: Store, options: LedgerOptions) {
  const { clock, keepTaskResult, readQueue, log } = options;
  const watch = createCaptureWatch(clock);
  /** Lists that ended while their end could not be written, with the error's body: what the file says of them is older. */
  const unwritten = new Map<string, string>();
  let walking = Promise.resolve();
  let stopped = false;
  store.captures.sweep();

  async function walk(id: string, filter: TaskResultFilter, signal: AbortSignal) {
    const counts = createRowCounts();
    const read = async (page: PageParams) => (await readQueue({ ...filter, ...page }, signal)).answer;
    for await (const { rows, answer } of walkPages(read)) {
      const captured = rows.filter(hasOwnNo).map((row) => ({
        kept: withoutSecrets(row, keepTaskResult),
        hasTaskResult: row.taskResult !== undefined,
      }));
      const added = await write(id, captured, answer.totalItems);
      if (!added) return counts;
      counts.add(added);
      if (stopped || signal.aborted) break;
    }
    return counts;
  }

  /** Writes one page of the cloud; the answer is what was new in it, undefined when the list is read no more. */
  async function write(id: string, rows: Parameters<Store['captures']['addRows']>[1], totalItems: number) {
    const added: CountedRow[] = [];
    for (let from = 0; from === 0 || from < rows.length; from += SLICE_ROWS) {
      // To read a long page has taken a turn of its own.
      if (rows.length > SLICE_ROWS) await nextTurn();
      if (stopped) return undefined;
      const slice = rows.slice(from, from + SLICE_ROWS);
      const news = store.transaction(() => store.captures.addRows(id, slice, totalItems));
      if (!news) return undefined;
      added.push(...news);
    }
    return added;
  }

  async function read(id: string, filter: TaskResultFilter): Promise<void> {
    const signal = watch.begin(id);
    try {
      const counts = signal.aborted ? undefined : await walk(id, filter, signal);
      if (!counts || signal.aborted)
        throw docketError('CaptureExpired', ABANDONED, { name: 'listAbandoned' });
      // The next start throws away what was not read to its end.
      if (stopped) return;
      store.captures.freeze(id, JSON.stringify(counts.summary()));
      log('capture ended', { captureId: id, results: counts.total() });
    } catch (error) {
      const body = signal.aborted
        ? docketError('CaptureExpired', ABANDONED, { name: 'listAbandoned' }).body
        : error instanceof ApiError
          ? error.body
          : docketError('LedgerUnavailable', `The list could not be written (${storeCode(error)}).`, {
              name: 'listUnwritten',
              storeCode: storeCode(error),
            }).body;
      log('capture failed', { captureId: id, code: body.code });
      if (!stopped) unwritten.set(id, JSON.stringify(body));
      writeEnds();
    } finally {
      watch.end(id);
    }
  }

  /** Throws away lists that have expired; what cannot be written is tried again when the next list begins. */
  async function forget(): Promise<void> {
    try {
      while (!stopped && store.transaction(() => store.captures.forget(clock.now(), SLICE_ROWS)))
        await nextTurn();
    } catch (error) {
      log('ledger not writable', { code: storeCode(error) });
    }
  }

  /** Writes how lists ended; what cannot be written yet is tried again when somebody asks or a list begins. */
  function writeEnds(): void {
    try {
      for (const [id, error] of unwritten) {
        store.captures.end(id, 'reading', 'failed', error);
        unwritten.delete(id);
      }
    } catch (error) {
      log('ledger not writable', { code: storeCode(error) });
    }
  }

  /** 404 NotFound for a list that never was, 410 CaptureExpired for one that may be acknowledged no more. */
  function find(id: string): CaptureRow {
    writeEnds();
    const found = store.captures.find(id);
    const error = unwritten.get(id);
    const row = found && error !== undefined ? { ...found, state: 'failed' as const, error } : found;
    if (!row) throw docketError('NotFound', 'There is no such list.', { name: 'noSuch', thing: 'list' });
    if (row.expires_at < clock.now())
      throw docketError('CaptureExpired', 'This list has expired. Select the results again.', {
        name: 'listExpired',
      });
    return row;
  }

  function describe(row: CaptureRow): Capture {
    return {
      id: row.id,
      state: row.state,
      filter: JSON.parse(row.filter),
      totalItems: row.total_items,
      total: row.captured,
      ...NO_SUMMARY,
      ...(row.state === 'ready' && row.summary !== null ? (JSON.parse(row.summary) as Summary) : {}),
      createdAt: new Date(row.created_at).toISOString(),
      expiresAt: new Date(row.expires_at).toISOString(),
      asOf: new Date(clock.now()).toISOString(),
      ...(row.error === null ? {} : { error: JSON.parse(row.error) }),
    };
  }

  return {
    start(filter: TaskResultFilter): Capture {
      const now = clock.now();
      const capture = {
        id: randomUUID(),
        filter: JSON.stringify(filter),
        created_at: now,
        expires_at: now + CAPTURE_LIFE_MS,
      };
      store.captures.add(capture);
      watch.asked(capture.id);
      walking = walking.then(forget).then(() => (stopped ? undefined : read(capture.id, filter)));
      return describe(find(capture.id));
    },

    get(id: string): Capture {
      const row = find(id);
      if (row.state === 'reading') watch.asked(id);
      return describe(row);
    },

    cancel(id: string): Capture {
      find(id);
      watch.cancel(id);
      if (!store.captures.end(id, 'reading', 'cancelled')) store.captures.end(id, 'ready', 'cancelled');
      return describe(find(id));
    },

    /** Refuses a list that cannot be acknowledged: 404 NotFound, 409 CaptureNotReady, 410 CaptureExpired. */
    requireReady(id: string): void {
      const row = find(id);
      if (row.state !== 'ready')
        throw docketError('CaptureNotReady', 'This list is not complete, so nothing was sent.', {
          name: 'listNotReady',
        });
    },

    async stop(): Promise<void> {
      stopped = true;
      await walking;
    },
  };
}
