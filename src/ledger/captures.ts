import { randomUUID } from 'node:crypto';
import { ApiError, docketError } from '../contract/api-error.ts';
import { CAPTURE_LIFE_MS, type Capture } from '../contract/capture.ts';
import { MAX_PAGE_SIZE } from '../contract/page.ts';
import type { TaskResultFilter } from '../contract/poll-task-result.ts';
import { hasOwnNo } from '../contract/task-detail.ts';
import { type LedgerOptions, withoutSecrets } from './options.ts';
import type { CaptureRow } from './sql/captures.ts';
import type { Store } from './sql/store.ts';

type Summary = ReturnType<Store['captureSummary']>;
const NO_SUMMARY: Omit<Summary, 'total'> = {
  taskCount: 0,
  withTaskResult: 0,
  statuses: [],
  taskTypes: [],
  tasks: [],
};

/** Rows leave and arrive while the queue is walked; after this many walks the list is what was met. */
const MAX_WALKS = 3;

/**
 * "All matching" as a list that stands still: a read-only walk through the queue, page by page onto disk, so that
 * 100,000 results need no more memory than one page.
 */
export function createCaptures(store: Store, options: LedgerOptions) {
  const { clock, keepTaskResult, readQueue, log } = options;
  const summaries = new Map<string, Summary>();
  let walking = Promise.resolve();
  let stopped = false;
  store.sweepCaptures();

  /** One walk over all pages; true if nothing can have slipped past. */
  async function walk(id: string, filter: TaskResultFilter): Promise<boolean> {
    const totals = new Set<number>();
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const { answer } = await readQueue({ ...filter, page, pageSize: MAX_PAGE_SIZE });
      const rows = answer.items.filter(hasOwnNo).map((row) => ({
        kept: withoutSecrets(row, keepTaskResult),
        hasTaskResult: row.taskResult !== undefined,
      }));
      const isReading = store.transaction(() => store.addCaptured(id, rows, answer.totalItems));
      if (!isReading || stopped) return true;
      totals.add(answer.totalItems);
      pages = answer.totalPages;
    }
    return totals.size === 1 && totals.has(store.captured(id));
  }

  async function read(id: string, filter: TaskResultFilter): Promise<void> {
    try {
      for (let walks = 0; walks < MAX_WALKS; walks += 1) if (await walk(id, filter)) break;
      store.endCapture(id, 'reading', 'ready');
      log('capture ended', { captureId: id, results: store.captured(id) });
    } catch (error) {
      const body =
        error instanceof ApiError
          ? error.body
          : docketError('LedgerUnavailable', 'The list could not be written.').body;
      log('capture failed', { captureId: id, code: body.code });
      if (!stopped) store.endCapture(id, 'reading', 'failed', JSON.stringify(body));
    }
  }

  function find(id: string): CaptureRow {
    const row = store.capture(id);
    if (!row) throw docketError('CaptureExpired', 'This list has expired. Select the results again.');
    return row;
  }

  /** A frozen list does not change, and counting a long one takes a while. */
  function summaryOf(id: string): Summary {
    const summary = summaries.get(id) ?? store.captureSummary(id);
    summaries.clear();
    summaries.set(id, summary);
    return summary;
  }

  function describe(row: CaptureRow): Capture {
    return {
      id: row.id,
      state: row.state,
      filter: JSON.parse(row.filter),
      totalItems: row.total_items,
      ...(row.state === 'ready' ? summaryOf(row.id) : { ...NO_SUMMARY, total: store.captured(row.id) }),
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
      store.transaction(() => {
        store.forgetCaptures(now);
        store.addCapture(capture);
      });
      walking = walking.then(() => (stopped ? undefined : read(capture.id, filter)));
      return describe(find(capture.id));
    },

    get: (id: string): Capture => describe(find(id)),

    cancel(id: string): Capture {
      find(id);
      if (!store.endCapture(id, 'reading', 'cancelled')) store.endCapture(id, 'ready', 'cancelled');
      return describe(find(id));
    },

    /** Refuses a list that cannot be acknowledged: 409 CaptureNotReady, 410 CaptureExpired. */
    requireReady(id: string): void {
      const row = find(id);
      if (row.expires_at < clock.now())
        throw docketError('CaptureExpired', 'This list has expired. Select the results again.');
      if (row.state !== 'ready')
        throw docketError('CaptureNotReady', 'This list is not complete, so nothing was sent.');
    },

    async stop(): Promise<void> {
      stopped = true;
      await walking;
    },
  };
}
