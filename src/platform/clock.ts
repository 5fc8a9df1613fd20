/**
 * The time that every room is given, so that it can run under virtual time. `now` is epoch milliseconds and may jump.
 * `monotonic` is milliseconds from some start and never goes back: use it for durations.
 */
export interface Clock {
  now(): number;
  monotonic(): number;
  /** Calls `run` once after `ms` milliseconds. Call what it returns to cancel that. */
  schedule(ms: number, run: () => void): () => void;
}

/**
 * The time of the machine. A scheduled call does not keep the Node process alive. Not for browsers, which have no
 * `unref`.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms` milliseconds; rejects with the signal's reason when `signal` is aborted first. */
export function sleep(clock: Pick<Clock, 'schedule'>, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const giveUp = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.schedule(ms, () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
