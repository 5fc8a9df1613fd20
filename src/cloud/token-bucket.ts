import { docketError } from '../contract/api-error.ts';
import type { Clock } from '../contract/clock.ts';
import { wait } from './wait.ts';

/** The longest a read waits for its turn before it is refused, in milliseconds. */
const MAX_WAIT_MS = 10_000;

export interface TokenBucket {
  /** Resolves when a read may be sent; throws 429 TooManyRequests at once when that would take too long. */
  takeForRead(): Promise<void>;
  /** Resolves when a call may be sent, however long the queue. */
  take(): Promise<void>;
}

/**
 * Keeps an account under `perSecond` calls a second with bursts of a second's worth: quotas are per account, however
 * many people watch. Turns are given in the order asked.
 */
export function createTokenBucket(clock: Clock, perSecond: number): TokenBucket {
  const interval = 1000 / perSecond;
  const burst = Math.max(0, Math.floor(perSecond) - 1) * interval;
  let nextFree = Number.NEGATIVE_INFINITY;

  const delay = () => Math.max(0, nextFree - burst - clock.monotonic());
  const take = async () => {
    const ms = delay();
    nextFree = Math.max(nextFree, clock.monotonic()) + interval;
    if (ms > 0) await wait(clock, ms);
  };
  return {
    take,
    takeForRead: async () => {
      if (delay() > MAX_WAIT_MS) {
        throw docketError(
          'TooManyRequests',
          'Docket has more questions waiting than the account may ask in ten seconds. Try again in a moment.',
        );
      }
      await take();
    },
  };
}
