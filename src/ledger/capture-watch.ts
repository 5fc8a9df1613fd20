import type { Clock } from '../platform/clock.ts';

/** How long a list is read while nobody asks about it, in milliseconds. The page asks twice a second. */
const ABANDONED_MS = 15_000;

/** Gives up the reading of lists that nobody asks about any more. */
export function createCaptureWatch(clock: Clock) {
  const askedAt = new Map<string, number>();
  const calls = new Map<string, { readonly call: AbortController; stopTimer: () => void }>();

  return {
    /** Notes that somebody asks about this list. */
    asked(id: string): void {
      askedAt.set(id, clock.monotonic());
    },
    /**
     * Begins to watch a list that is read. The signal is aborted when nobody asks about it, or when it is cancelled.
     */
    begin(id: string): AbortSignal {
      const watched = { call: new AbortController(), stopTimer: () => {} };
      calls.set(id, watched);
      const check = () => {
        const remaining = (askedAt.get(id) ?? 0) + ABANDONED_MS - clock.monotonic();
        if (remaining <= 0) watched.call.abort();
        else watched.stopTimer = clock.schedule(remaining, check);
      };
      check();
      return watched.call.signal;
    },
    /** Ends the call for this list, because it is not needed any more. */
    cancel(id: string): void {
      calls.get(id)?.call.abort();
    },
    end(id: string): void {
      calls.get(id)?.stopTimer();
      calls.delete(id);
      askedAt.delete(id);
    },
  };
}
