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
