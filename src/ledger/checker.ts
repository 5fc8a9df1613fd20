import { storeCode } from './errors.ts';
import type { LedgerOptions } from './options.ts';
import { scanTask } from './scan.ts';
import { inSlices, readSlices } from './slices.ts';
import type { Suspect } from './sql/checks.ts';
import type { Store } from './sql/store.ts';

export type Checker = ReturnType<typeof createChecker>;

/** Seconds after an unclear answer at which the queue is looked at; the last one repeats until all is clear. */
const CHECK_AFTER_S = [2, 5, 15, 30, 60, 120] as const;

/** A call may still be carried out this long after it was sent: until then even "still in the queue" is looked at. */
const LATE_WINDOW_MS = 15 * 60 * 1000;

/** The next look at a task, on the monotonic clock. */
interface Watched {
  /** When the latest unclear answer came. */
  since: number;
  /** Looks since then. */
  checks: number;
  readonly dueAt: number;
  isUnderWay: boolean;
  cancel: () => void;
}

/**
 * The ledger's second look: after a call without a clear answer it finds out, result by result, what the queue says.
 * Presence is proof, once the settle time is over; absence is evidence, and only from a whole scan.
 */
export function createChecker(store: Store, options: LedgerOptions) {
  const { clock, readQueue, settleSeconds, log } = options;
  const watched = new Map<string, Watched>();
  let line = Promise.resolve();
  const ending = new AbortController();
  let stopped = false;

  function plan(taskNo: string, since: number, checks: number): void {
    if (stopped) return;
    watched.get(taskNo)?.cancel();
    const last = CHECK_AFTER_S.length - 1;
    const after = CHECK_AFTER_S[Math.min(checks, last)] ?? 0;
    const beyond = Math.max(0, checks - last) * (CHECK_AFTER_S[last] ?? 0);
    const dueAt = Math.max(since + (after + beyond) * 1000, clock.monotonic());
    const planned: Watched = { since, checks, dueAt, isUnderWay: false, cancel: () => {} };
    planned.cancel = clock.schedule(dueAt - clock.monotonic(), () => queue(taskNo, planned));
    watched.set(taskNo, planned);
  }

  /** Looks after those looks that fell due before. */
  function queue(taskNo: string, planned: Watched): void {
    line = line.then(() => check(taskNo, planned));
  }

  /** A result of this task got an unclear answer: a look that comes soon enough is enough, and is not put off. */
  function follow(taskNo: string): void {
    const since = clock.monotonic();
    const planned = watched.get(taskNo);
    if (planned && !planned.isUnderWay && planned.dueAt <= since + CHECK_AFTER_S[0] * 1000) {
      Object.assign(planned, { since, checks: 0 });
    } else {
      plan(taskNo, since, 0);
    }
  }

  /** One look at one task; whatever goes wrong, the next look is planned. */
  async function check(taskNo: string, planned: Watched): Promise<void> {
    // A newer unclear answer has a look of its own planned, also when it comes during this one.
    const isReplaced = () => watched.get(taskNo) !== planned;
    if (stopped || isReplaced()) return;
    planned.isUnderWay = true;
    try {
      const isClear = await look(taskNo);
      if (isReplaced()) return;
      if (isClear) return void watched.delete(taskNo);
    } catch (error) {
      if (stopped) return;
      log('check failed', { code: storeCode(error) });
      if (isReplaced()) return;
    }
    plan(taskNo, planned.since, planned.checks + 1);
  }

  async function look(taskNo: string): Promise<boolean> {
    const sentSince = clock.now() - LATE_WINDOW_MS;
    const suspects = await suspectsOf(taskNo, sentSince);
    if (suspects.length === 0) return true;
    const { ids, readAt, isWhole } = await scanTask(readQueue, taskNo, ending.signal);
    // The store may be closed by now.
    if (stopped) return false;
    const now = clock.now();
    const overBefore = readAt - settleSeconds * 1000;
    const absent = isWhole ? suspects.filter((id) => !ids.has(id)) : [];
    await inSlices([...ids], (slice) => store.checks.markStillQueued(slice, overBefore, now), ending.signal);
    await inSlices(absent, (slice) => store.checks.markGone(slice, readAt, now), ending.signal);
    const left = (await suspectsOf(taskNo, sentSince)).length;
    log('queue checked', { results: suspects.length, unsettled: left, isWhole: isWhole ? 1 : 0 });
    return left === 0;
  }

  async function suspectsOf(taskNo: string, sentSince: number): Promise<string[]> {
    const first = { operation_id: '', position: -1 };
    const rows = await readSlices<Suspect>(
      (after, limit) => store.checks.suspects(taskNo, sentSince, after ?? first, limit),
      ending.signal,
    );
    return [...new Set(rows.map((row) => row.task_detail_no))];
  }

  return {
    /** Follows up on those of these results that are unknown now. */
    watch(taskDetailNos: readonly string[]): void {
      for (const taskNo of store.checks.unknownTasksAmong(taskDetailNos)) follow(taskNo);
    },

    /** Looks once at everything an earlier process left unknown; resolves when it has, found out or not. */
    async checkNow(): Promise<void> {
      for (const taskNo of store.checks.unknownTasks()) {
        const now = clock.monotonic();
        const planned = { since: now, checks: -1, dueAt: now, isUnderWay: false, cancel: () => {} };
        watched.set(taskNo, planned);
        queue(taskNo, planned);
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
