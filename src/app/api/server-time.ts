interface TimeSource {
  /** Epoch milliseconds by the clock of the browser, which may be wrong. */
  now(): number;
  /** Milliseconds on a clock that never goes back. */
  monotonic(): number;
}

/** Smaller differences are ignored: the header has whole seconds, and an answer takes a moment to arrive. */
const NOISE_MS = 2_000;
/** Half of a second, so that the error of the header is the same in both directions. */
const HALF_SECOND_MS = 500;

/**
 * The time of day by the clock of the server, to about a second: from the `Date` header of the newest answer (RFC 9110
 * section 6.6.1) and the monotonic clock of the browser. The browser's time of day is used before the first answer
 * only. A computer that sleeps may stop its monotonic clock; the next answer corrects that.
 */
export function createServerTime({ now, monotonic }: TimeSource) {
  const listeners = new Set<() => void>();
  let offset = now() - monotonic();
  let isTold = false;
  return {
    /** Epoch milliseconds. */
    now: () => monotonic() + offset,
    /** Notes the `Date` header of an answer that has just arrived. null, or a text that is no date, changes nothing. */
    note(date: string | null) {
      const measured = Date.parse(date ?? '') + HALF_SECOND_MS - monotonic();
      if (Number.isNaN(measured)) return;
      const isNews = Math.abs(measured - offset) > NOISE_MS;
      if (isTold && !isNews) return;
      isTold = true;
      offset = measured;
      if (isNews) for (const listener of listeners) listener();
    },
    /** Calls the listener each time the clock is corrected. */
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The clock of this page's server. The client updates it. */
export const serverTime = createServerTime({ now: () => Date.now(), monotonic: () => performance.now() });
