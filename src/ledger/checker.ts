import { storeCode } from './errors.ts';
import type { LedgerOptions } from './options.ts';
import { scanTask } from './scan.ts';
import type { Store } from './sql/store.ts';

export type Checker = ReturnType<typeof createChecker>;

/** Seconds after an unclear answer at which the queue is looked at; the last one repeats until all is clear. */
const CHECK_AFTER_S = [2, 5, 15, 30, 60, 120] as const;

/** A call may still be carried out this long after it was sent: until then even "still in the queue" is looked at. */
const LATE_WINDOW_MS = 15 * 60 * 1000;

/**
 * The ledger's second look: after a call without a clear answer it finds out, result by result, what the queue says.
 * Presence is proof, once the settle time is over; absence is evidence, and only from a whole scan.
 */
export function createChecker(store: Store, options: LedgerOptions) {
  const { clock, readQueue, settleSeconds, log } = options;
  const watched = new Map<string, { since: number; checks: number; cancel: () => void }>();
  let line = Promise.resolve();
  const ending = new AbortController();
  let stopped = false;

  function plan(taskNo: string, since: number, checks: number): void {
    if (stopped) return;
    const last = CHECK_AFTER_S.length - 1;
    const after = CHECK_AFTER_S[Math.min(checks, last)] ?? 0;
    const beyond = Math.max(0, checks - last) * (CHECK_AFTER_S[last] ?? 0);
    const ms = Math.max(0, since + (after + beyond) * 1000 - clock.monotonic());
    const cancel = clock.schedule(ms, () => {
      line = line.then(() => check(taskNo));
    });
    watched.get(taskNo)?.cancel();
    watched.set(taskNo, { since, checks, cancel });
  }

  /** One look at one task; whatever goes wrong, the next look is planned. */
  async function check(taskNo: string): Promise<void> {
    const plannedFor = watched.get(taskNo);
    if (stopped || !plannedFor) return;
    try {
      const isClear = await look(taskNo);
      // A newer unclear answer has set its own schedule meanwhile.
      if (watched.get(taskNo) !== plannedFor) return;
      watched.delete(taskNo);
      if (isClear) return;
    } catch (error) {
      if (stopped) return;
      log('check failed', { code: storeCode(error) });
      if (watched.get(taskNo) !== plannedFor) return;
    }
    plan(taskNo, plannedFor.since, plannedFor.checks + 1);
  }

  async function look(taskNo: string): Promise<boolean> {
    const sentSince = clock.now() - LATE_WINDOW_MS;
    const suspects = store.checks.suspects(taskNo, sentSince);
    if (suspects.length === 0) return true;
    const { ids, readAt, isWhole } = await scanTask(readQueue, taskNo, ending.signal);
    // The store may be closed by now.
    if (stopped) return false;
    const now = clock.now();
    store.transaction(() => {
      store.checks.markStillQueued([...ids], readAt - settleSeconds * 1000, now);
      const absent = isWhole ? suspects.filter((id) => !ids.has(id)) : [];
      store.checks.markGone(absent, readAt, now);
    });
    const left = store.checks.suspects(taskNo, sentSince).length;
    log('queue checked', { results: suspects.length, unsettled: left, isWhole: isWhole ? 1 : 0 });
    return left === 0;
  }

  return {
    /** Follows up on every result of an operation that is unknown now. */
    watch(operationId: string): void {
      for (const taskNo of store.checks.unknownTasksOf(operationId)) plan(taskNo, clock.monotonic(), 0);
    },

    /** Looks once at everything an earlier process left unknown; resolves when it has, found out or not. */
    async checkNow(): Promise<void> {
      for (const taskNo of store.checks.unknownTasks()) {
        watched.set(taskNo, { since: clock.monotonic(), checks: -1, cancel: () => {} });
        line = line.then(() => check(taskNo));
      }
      await line;
    },

    /** Nothing is asked or written after this; an answer that is still on its way is thrown away. */
    stop(): void {
      stopped = true;
      ending.abort();
      for (const { cancel } of watched.values()) cancel();
    },
  };
}
