import type { Clock } from '../platform/clock.ts';
import { abandoned } from './errors.ts';

/** How long an answer is served again, in milliseconds. */
const FRESH_MS = 5000;
/** Fresh answers and calls in flight. The token bucket keeps their number near 100; this holds if it is set wide. */
const MAX_ENTRIES = 256;

export interface ReadCache {
  /**
   * What `load` answers; callers with the same key share one call in flight and its answer while that is fresh. A caller
   * whose `signal` is aborted waits no longer; when the last one has gone, `load`'s signal is aborted. A caller without a
   * signal waits to the end.
   */
  get<Answer>(
    key: ReadKey,
    load: (signal: AbortSignal) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer>;
  /** Drops every entry of one operation. Callers of a call in flight still get its answer, later callers do not. */
  forget(action: string): void;
}

export interface ReadKey {
  readonly action: string;
  /** Account and canonical parameters: all else that the answer depends on. */
  readonly rest: string;
}

interface Entry {
  readonly action: string;
  readonly answer: Promise<unknown>;
  readonly call: AbortController;
  callers: number;
}

/** Answers are kept for 5 s, failures never: everybody who shared a failed call gets its failure. */
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
      const left = new Promise<never>((_, reject) => {
        leave = () => {
          reject(abandoned());
          entry.callers -= 1;
          if (entry.callers === 0) entry.call.abort(abandoned());
        };
      });
      signal.addEventListener('abort', leave, { once: true });
      try {
        return (await Promise.race([entry.answer, left])) as Answer;
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
    forget(action) {
      for (const [key, entry] of entries) if (entry.action === action) entries.delete(key);
    },
  };
}
