import type { Clock } from '../platform/clock.ts';

/** How long a list is read on while nobody asks about it, in milliseconds. The page asks twice a second. */
const ABANDONED_MS = 15_000;

/** Knows of each list that is being read when somebody last asked about it, and gives up those that nobody asks about. */
export function createCaptureWatch(clock: Clock) {
  const askedAt = new Map<string, number>();
  const calls = new Map<string, { readonly call: AbortController; stopTimer: () => void }>();

  return {
    /** Somebody asks about this list. */
    asked(id: string): void {
      askedAt.set(id, clock.monotonic());
    },
    /** The list is being read from now on, until the signal is aborted. */
    begin(id: string): AbortSignal {
      const watched = { call: new AbortController(), stopTimer: () => {} };
      calls.set(id, watched);
      const check = () => {
        const left = (askedAt.get(id) ?? 0) + ABANDONED_MS - clock.monotonic();
        if (left <= 0) watched.call.abort();
        else watched.stopTimer = clock.schedule(left, check);
      };
      check();
      return watched.call.signal;
    },
    /** Ends the call that is made for the list, because it is not wanted any more. */
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
