interface TimeSource {
  /** Epoch milliseconds of the browser's clock, which may be wrong. */
  now(): number;
  /** Milliseconds that only ever grow. */
  monotonic(): number;
}

/** The header counts whole seconds and an answer is a moment on its way: smaller differences are no news. */
const NOISE_MS = 2_000;
/** Half of the header's second: the error is at most as much either way. */
const HALF_SECOND_MS = 500;

/**
 * The time of day by the server's clock, to about a second: from the `Date` header of the newest answer (RFC 9110
 * section 6.6.1), and between answers by the browser's monotonic clock. What a wrong clock of the browser says is used
 * before the first answer only. A computer that sleeps may stop its monotonic clock; the first answer after that corrects it.
 */
export function createServerTime({ now, monotonic }: TimeSource) {
  const listeners = new Set<() => void>();
  let offset = now() - monotonic();
  let isTold = false;
  return {
    /** Epoch milliseconds. */
    now: () => monotonic() + offset,
    /** Takes in the `Date` header of an answer that just came; null or what is no date changes nothing. */
    note(date: string | null) {
      const told = Date.parse(date ?? '') + HALF_SECOND_MS - monotonic();
      if (Number.isNaN(told)) return;
      const isNews = Math.abs(told - offset) > NOISE_MS;
      if (isTold && !isNews) return;
      isTold = true;
      offset = told;
      if (isNews) for (const listener of listeners) listener();
    },
    /** Calls the listener each time the clock was corrected. */
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The clock of the server that this page came from; the client feeds it. */
export const serverTime = createServerTime({ now: () => Date.now(), monotonic: () => performance.now() });
