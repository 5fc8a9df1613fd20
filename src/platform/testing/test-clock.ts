import type { Clock } from '../clock.ts';

export interface TestClock extends Clock {
  /** Moves the time on by `ms`. Runs what is due, in order, and lets promises settle in between. */
  advance(ms: number): Promise<void>;
  /** The number of scheduled calls that neither ran nor were cancelled. */
  readonly scheduled: number;
}

const START = Date.UTC(2026, 10, 23, 12);

/**
 * Virtual time for tests: it moves only by {@link TestClock.advance}. Starts at 2026-11-23T12:00:00Z. `settle` waits
 * until everything that is under way has ended.
 */
export function createTestClock(settle = settleAll): TestClock {
  let elapsed = 0;
  let order = 0;
  const due = new Map<number, { at: number; run: () => void }>();
  const next = () =>
    [...due].sort(([idA, a], [idB, b]) => a.at - b.at || idA - idB).find(([, { at }]) => at <= elapsed);

  return {
    now: () => START + elapsed,
    monotonic: () => elapsed,
    schedule: (ms, run) => {
      order += 1;
      const id = order;
      due.set(id, { at: elapsed + Math.max(0, ms), run });
      return () => void due.delete(id);
    },
    get scheduled() {
      return due.size;
    },
    advance: async (ms) => {
      const end = elapsed + ms;
      await settle();
      for (;;) {
        const upcoming = [...due.values()].map(({ at }) => at).filter((at) => at <= end);
        if (upcoming.length === 0) break;
        elapsed = Math.max(elapsed, Math.min(...upcoming));
        for (let entry = next(); entry; entry = next()) {
          due.delete(entry[0]);
          entry[1].run();
          await settle();
        }
      }
      elapsed = end;
      await settle();
    },
  };
}

/** Runs the continuations of all settled promises, also those of streams. */
async function settleAll(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
