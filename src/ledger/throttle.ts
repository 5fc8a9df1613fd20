import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import { type Clock, sleep } from '../platform/clock.ts';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 20_000;
/** What a gateway asks for is obeyed between these, so that an absurd number neither floods it nor stands still. */
const ASKED_MS = { least: 100, most: 120_000 };

/**
 * How long the account is left alone after the `times`-th throttled call in a row, in milliseconds: as the gateway asks,
 * else 1 s, doubling up to 20 s. One sender per account needs no jitter.
 */
export function pauseMs(times: number, askedMs?: number): number {
  if (askedMs !== undefined) return Math.min(Math.max(askedMs, ASKED_MS.least), ASKED_MS.most);
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (times - 1));
}

/** Whether the cloud lets the account acknowledge at the moment. Throttling slows it down and never ends anything. */
export function createThrottle(clock: Clock) {
  let times = 0;
  /** On the monotonic clock. */
  let endsAt = Number.NEGATIVE_INFINITY;
  const msLeft = () => Math.max(0, endsAt - clock.monotonic());

  return {
    /** Takes in what a call came to. */
    take(outcome: AcknowledgeOutcome): void {
      times = outcome.kind === 'throttled' ? times + 1 : 0;
      if (outcome.kind !== 'throttled') return;
      endsAt = clock.monotonic() + pauseMs(times, outcome.retryAfterMs);
    },

    /** Epoch milliseconds at which the next call may be tried; undefined when one may be tried now. */
    until: (): number | undefined => (msLeft() > 0 ? clock.now() + msLeft() : undefined),

    /** Resolves when a call may be tried; rejects with the signal's reason when `signal` is aborted first. */
    untilOver: async (signal: AbortSignal): Promise<void> => {
      const ms = msLeft();
      if (ms > 0) await sleep(clock, ms, signal);
    },
  };
}
