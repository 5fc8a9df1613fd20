/**
 * Time as rooms receive it, so that they run under virtual time. `now` is epoch milliseconds and may jump;
 * `monotonic` is milliseconds from an arbitrary start and never goes back: windows are measured on it.
 */
export interface Clock {
  now(): number;
  monotonic(): number;
  /** Calls `run` once after `ms` milliseconds; the answer cancels it. */
  schedule(ms: number, run: () => void): () => void;
}

/** The machine's own time. A scheduled call does not keep the Node process alive; browsers have no `unref`. */
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
