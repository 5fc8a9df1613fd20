/** How far a timestamp may be off, and how long a nonce may not be used again (docs/api-facts.md 2.3). */
export const TIMESTAMP_WINDOW_MS = 15 * 60_000;

export type Nonces = ReturnType<typeof createNonces>;

/** The number of nonces after which old ones are removed. */
const SWEEP_EVERY = 4096;

/** Keeps the nonces of each key for as long as they may not be used again. That each key has its own is a guess. */
export function createNonces() {
  const seen = new Map<string, number>();
  const isFresh = (time: number | undefined, now: number) =>
    time !== undefined && now - time <= TIMESTAMP_WINDOW_MS;

  return {
    has: (accessKeyId: string, nonce: string, now: number) =>
      isFresh(seen.get(`${accessKeyId} ${nonce}`), now),
    add: (accessKeyId: string, nonce: string, now: number) => {
      seen.set(`${accessKeyId} ${nonce}`, now);
      if (seen.size % SWEEP_EVERY !== 0) return;
      for (const [key, time] of seen) if (!isFresh(time, now)) seen.delete(key);
    },
  };
}
