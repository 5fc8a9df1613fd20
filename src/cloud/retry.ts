import { isRetryableRead } from '../contract/api-error-codes.ts';
import type { Clock } from '../platform/clock.ts';
import type { Delivery } from './delivery.ts';

/** How often one read may be sent, the first time included. */
export const MAX_TRIES = 3;
const MIN_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 20_000;

/**
 * Whether a failed read may be sent again. One that ran into the time limit may not: its caller has waited long enough.
 */
export function isWorthAnotherTry(delivery: Exclude<Delivery, { kind: 'answer' }>): boolean {
  if ((delivery.status ?? 0) >= 500) return true;
  return delivery.kind === 'refusal'
    ? isRetryableRead(delivery.error.code)
    : delivery.code === 'UpstreamUnreachable';
}

/**
 * Milliseconds to wait after the `failures`-th failure, at most 20 s: as long as the gateway asks, else a random time
 * below a ceiling that starts at 1 s and doubles ("full jitter").
 */
export function backoffMs(failures: number, random: () => number, retryAfterMs?: number): number {
  if (retryAfterMs !== undefined) return Math.min(retryAfterMs, MAX_BACKOFF_MS);
  const ceiling = Math.min(MAX_BACKOFF_MS, 1000 * 2 ** (failures - 1));
  return MIN_BACKOFF_MS + random() * (ceiling - MIN_BACKOFF_MS);
}

/** Resolves after `ms` milliseconds, or when `signal` is aborted if that is sooner. */
export function wait(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.schedule(ms, end);
    signal?.addEventListener('abort', end, { once: true });
  });
}
