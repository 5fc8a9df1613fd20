import type { Clock } from '../platform/clock.ts';
import { abandoned } from './errors.ts';

/** How long an answer is used again, in milliseconds. */
const FRESH_MS = 5000;
/** The most answers and calls that are kept. The token bucket keeps them near 100; this limit is for wide settings. */
const MAX_ENTRIES = 256;

export interface ReadCache {
  /**
   * Returns what `load` returns. Callers with the same key share one call, and its answer while it is fresh. When a
   * caller's `signal` is aborted, that caller gets 499 RequestAbandoned; when the last caller has gone, the signal of
   * `load` is aborted. A caller without a signal waits to the end.
   */
  get<Answer>(
    key: ReadKey,
    load: (signal: AbortSignal) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer>;
  /** Drops the answers of one operation. Callers that wait for a call still get its answer; later callers do not. */
  forget(action: string): void;
}

export interface ReadKey {
  readonly action: string;
  /** The account and the canonical parameters: everything else that the answer depends on. */
  readonly rest: string;
}

interface Entry {
  readonly action: string;
  readonly answer: Promise<unknown>;
  readonly call: AbortController;
  callers: number;
}

/** Keeps answers for 5 s. A failure goes to every caller that shares the call and is not kept. */
export function createReadCache(clock: Clock): ReadCache {
  const entries = new Map<string, Entry>();

  function add<Answer>(key: string, action: string, load: (signal: AbortSignal) => Promise<Answer>): Entry {
    const call = new AbortController();
    const entry = { action, answer: load(call.signal), call, callers: 0 };
    const drop = () => {
      if (entries.get(key) === entry) entries.delete(key);
    };
    call.signal.addEventListener('abort', drop);
    entry.answer.then(() => clock.schedule(FRESH_MS, drop), drop);
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= MAX_ENTRIES) break;
      entries.delete(oldest);
    }
    return entry;
  }

  return {
    async get<Answer>(
      { action, rest }: ReadKey,
      load: (signal: AbortSignal) => Promise<Answer>,
      signal?: AbortSignal,
    ): Promise<Answer> {
      if (signal?.aborted) throw abandoned();
      const key = `${action} ${rest}`;
      const entry = entries.get(key) ?? add(key, action, load);
      entry.callers += 1;
      if (!signal) return entry.answer as Promise<Answer>;
      let leave = () => {};
      const abandonment = new Promise<never>((_, reject) => {
        leave = () => {
          reject(abandoned());
          entry.callers -= 1;
          if (entry.callers === 0) entry.call.abort(abandoned());
        };
      });
      signal.addEventListener('abort', leave, { once: true });
      try {
        return (await Promise.race([entry.answer, abandonment])) as Answer;
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
    forget(action) {
      for (const [key, entry] of entries) if (entry.action === action) entries.delete(key);
    },
  };
}
