import { ApiError } from '../contract/api-error.ts';
import { isThrottling } from '../contract/api-error-codes.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import { walkPages } from '../contract/walk-pages.ts';
import { storeCode } from './errors.ts';
import type { LedgerOptions } from './options.ts';
import { inSlices, readSlices } from './slices.ts';
import type { Reason, Unasked } from './sql/reasons.ts';
import type { Store } from './sql/store.ts';

/** The most pages that are read for the reasons of one task: 100,000 failures in full pages. */
const MAX_PAGES = 100;
/** Once so much time has passed for one task, no further page of it is read, in milliseconds. */
const MAX_MS = 60_000;

/**
 * Fetches why results failed before they are acknowledged: PollTaskResult does not say, and QueryTaskDetailList may one
 * day no longer know the task. One question per task, paged only until every result is found. A result that was asked for
 * is marked so, with a reason or without one. What cannot be fetched is left as "not asked" and holds nothing up: the
 * result is sent without its reason, and the drawer asks the task when somebody opens it.
 */
export function createReasons(store: Store, { clock, readTask, log }: LedgerOptions) {
  /** Tasks of one operation that could not be asked: they are not asked again while it is being sent. */
  let failed = { operationId: '', tasks: new Set<string>() };

  async function ask(operationId: string, taskNo: string, signal: AbortSignal): Promise<void> {
    const lacking = await readSlices<Unasked>(
      (after, limit) => store.reasons.resultsWithout(operationId, taskNo, after?.position ?? -1, limit),
      signal,
    );
    const wanted = new Map(lacking.map((row) => [row.id, row.domain]));
    const [domain] = wanted.values();
    const filter = { taskNo, status: 'failed', ...(wanted.size === 1 && domain ? { domain } : {}) } as const;
    const until = clock.monotonic() + MAX_MS;
    let pages = 0;
    const read = async (page: { page: number; pageSize: number }) => {
      pages += 1;
      if (pages > MAX_PAGES || clock.monotonic() > until) throw new Error('too many pages');
      return (await readTask({ ...filter, ...page }, signal)).answer;
    };
    for await (const { rows } of walkPages<TaskDetail>(read, { isStill: true })) {
      const found = rows.filter(({ taskDetailNo }) => wanted.delete(taskDetailNo));
      const reasons = found.map(({ taskDetailNo: id, failReason: reason }) => ({
        id,
        reason: reason ?? null,
      }));
      await keep(operationId, reasons, signal);
      if (wanted.size === 0) return;
    }
    // The whole task was read, and it does not know them.
    const unknown = [...wanted.keys()].map((id) => ({ id, reason: null }));
    await keep(operationId, unknown, signal);
  }

  function keep(operationId: string, reasons: readonly Reason[], signal: AbortSignal): Promise<void> {
    return inSlices(reasons, (slice) => store.reasons.keep(operationId, slice, clock.now()), signal);
  }

  return {
    /**
     * Fetches the reasons of the failed ones among the next `limit` results of an operation. Throws what the store throws,
     * the signal's reason when it is aborted, and the ApiError when the cloud throttles: then it may be asked later.
     */
    async fetch(operationId: string, limit: number, signal: AbortSignal): Promise<void> {
      if (failed.operationId !== operationId) failed = { operationId, tasks: new Set() };
      for (const taskNo of store.reasons.tasksWithout(operationId, limit)) {
        if (failed.tasks.has(taskNo)) continue;
        try {
          await ask(operationId, taskNo, signal);
        } catch (error) {
          if (signal.aborted || storeCode(error) !== 'unknown') throw error;
          if (error instanceof ApiError && isThrottling(error.body.code)) throw error;
          failed.tasks.add(taskNo);
          log('reasons not fetched', { code: error instanceof ApiError ? error.body.code : 'TooManyPages' });
        }
      }
    },
  };
}
