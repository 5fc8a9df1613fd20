import type { Clock } from '../contract/clock.ts';

/** How long an answer is served again, in milliseconds. */
const FRESH_MS = 5000;
/** Fresh answers and calls in flight. The token bucket keeps their number near 100; this holds if it is set wide. */
const MAX_ENTRIES = 256;

export interface ReadCache {
  /** What `load` answers; callers with the same key share one call in flight and its answer while that is fresh. */
  get<Answer>(key: ReadKey, load: () => Promise<Answer>): Promise<Answer>;
  /** Drops every entry of one operation. Who waits for a call in flight still gets its answer, nobody else will. */
  forget(action: string): void;
}

export interface ReadKey {
  readonly action: string;
  /** Account and canonical parameters: all else that the answer depends on. */
  readonly rest: string;
}

/** Answers are kept for 5 s, failures never: everybody who shared a failed call gets its failure. */
export function createReadCache(clock: Clock): ReadCache {
  const entries = new Map<string, { action: string; answer: Promise<unknown> }>();

  return {
    get<Answer>({ action, rest }: ReadKey, load: () => Promise<Answer>): Promise<Answer> {
      const key = `${action} ${rest}`;
      const known = entries.get(key);
      if (known) return known.answer as Promise<Answer>;

      const answer = load();
      const entry = { action, answer };
      const drop = () => {
        if (entries.get(key) === entry) entries.delete(key);
      };
      answer.then(() => clock.schedule(FRESH_MS, drop), drop);
      entries.set(key, entry);
      for (const oldest of entries.keys()) {
        if (entries.size <= MAX_ENTRIES) break;
        entries.delete(oldest);
      }
      return answer;
    },
    forget(action) {
      for (const [key, entry] of entries) if (entry.action === action) entries.delete(key);
    },
  };
}
