import { docketError } from '../contract/api-error.ts';
import type { Clock } from '../platform/clock.ts';

/** The longest time that a read may wait for its turn, in milliseconds. */
const MAX_WAIT_MS = 10_000;

export interface TokenBucket {
  /**
   * Resolves when a read may be sent. Throws 429 TooManyRequests at once if its turn would come after 10 s. When
   * `signal` is aborted first, it rejects with the signal's reason and the turn goes to the next caller.
   */
  takeForRead(signal?: AbortSignal): Promise<void>;
  /** Resolves when a call may be sent, however many wait. `signal` as above. */
  take(signal?: AbortSignal): Promise<void>;
}

/**
 * Lets at most `perSecond` calls a second leave, in bursts of a second's worth, in the order of asking. Quotas of
 * Alibaba Cloud count per account, however many people watch.
 */
export function createTokenBucket(clock: Clock, perSecond: number): TokenBucket {
  const interval = 1000 / perSecond;
  const burst = Math.max(0, Math.floor(perSecond) - 1) * interval;
  /** Callers that wait, the first one first. */
  const waiting = new Set<() => void>();
  let nextFree = Number.NEGATIVE_INFINITY;
  let isScheduled = false;

  const delay = () => Math.max(0, nextFree - burst - clock.monotonic());
  const giveTurn = () => {
    nextFree = Math.max(nextFree, clock.monotonic()) + interval;
  };

  function serve(): void {
    isScheduled = false;
    for (const turn of waiting) {
      if (delay() > 0) break;
      waiting.delete(turn);
      giveTurn();
      turn();
    }
    scheduleNext();
  }

  function scheduleNext(): void {
    if (isScheduled || waiting.size === 0) return;
    isScheduled = true;
    clock.schedule(delay(), serve);
  }

  async function take(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (waiting.size === 0 && delay() === 0) return giveTurn();
    return new Promise((resolve, reject) => {
      const turn = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting.delete(turn);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      waiting.add(turn);
      scheduleNext();
    });
  }

  return {
    take,
    takeForRead: async (signal) => {
      const excess = delay() + waiting.size * interval - MAX_WAIT_MS;
      if (excess > 0) {
        throw docketError(
          'TooManyRequests',
          'Docket has more questions waiting than the account may ask in ten seconds. Try again in a moment.',
          { name: 'tooManyQuestions' },
          Math.ceil(excess / 1000),
        );
      }
      await take(signal);
    },
  };
}
