import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import { type Clock, sleep } from '../platform/clock.ts';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 20_000;
/**
 * The limits of a wait that the gateway asks for, in milliseconds, so that an absurd number neither floods it nor stops
 * everything.
 */
const ASKED_MS = { least: 100, most: 120_000 };

/**
 * How long to wait after the `times`-th throttled call in a row, in milliseconds: as long as the gateway asks, else 1
 * s, doubling up to 20 s. There is one sender for each account, so no jitter is needed.
 */
export function pauseMs(times: number, askedMs?: number): number {
  if (askedMs !== undefined) return Math.min(Math.max(askedMs, ASKED_MS.least), ASKED_MS.most);
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (times - 1));
}

/**
 * Keeps how long the account must wait, because the cloud throttles it. Throttling slows an operation down and never
 * ends it.
 */
export function createThrottle(clock: Clock) {
  let times = 0;
  /** The end of the wait, on the monotonic clock. */
  let endsAt = Number.NEGATIVE_INFINITY;
  const msLeft = () => Math.max(0, endsAt - clock.monotonic());

  return {
    /** Notes the outcome of a call. */
    take(outcome: AcknowledgeOutcome): void {
      times = outcome.kind === 'throttled' ? times + 1 : 0;
      if (outcome.kind !== 'throttled') return;
      endsAt = clock.monotonic() + pauseMs(times, outcome.retryAfterMs);
    },

    /** When the next call may be tried, in epoch milliseconds; undefined if one may be tried now. */
    until: (): number | undefined => (msLeft() > 0 ? clock.now() + msLeft() : undefined),

    /** Resolves when a call may be tried. Rejects with the signal's reason when `signal` is aborted first. */
    untilOver: async (signal: AbortSignal): Promise<void> => {
      const ms = msLeft();
      if (ms > 0) await sleep(clock, ms, signal);
    },
  };
}
