import type { Clock } from '../clock.ts';

export interface TestClock extends Clock {
  /** Moves time on by `ms`, running what falls due in order and letting promises settle in between. */
  advance(ms: number): Promise<void>;
  /** How many scheduled calls have neither run nor been cancelled. */
  readonly scheduled: number;
}

const START = Date.UTC(2026, 10, 23, 12);

/**
 * Virtual time for tests: nothing moves unless {@link TestClock.advance} says so. Starts at 2026-11-23T12:00:00Z.
 * `settle` lets what is under way come to rest between two moments.
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

/** Lets every promise that is already decided run its continuations, also across streams' macrotasks. */
async function settleAll(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
