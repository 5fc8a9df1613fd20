/** How far a timestamp may be off, either way, and how long a nonce may not come again (docs/api-facts.md 2.3). */
export const TIMESTAMP_WINDOW_MS = 15 * 60_000;

export type Nonces = ReturnType<typeof createNonces>;

/** Nonces between two looks for forgotten ones. */
const SWEEP_EVERY = 4096;

/** Remembers each key's nonces for as long as none may come twice. That every key has its own is a guess. */
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
