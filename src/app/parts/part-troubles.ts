import { useSyncExternalStore } from 'react';
import { type Part, PartFailure, type PartFailureReason } from './part.ts';

/** Something that was asked for and could not be loaded, while the page stayed as it was. */
export interface PartTrouble {
  readonly reason: PartFailureReason;
  /** Loads it again, and does what was asked if that works. */
  readonly retry: () => Promise<void>;
  /** Where a reload should lead; the present address if there is none. */
  readonly href?: string;
}

/** The newest trouble with a part that is no component on the page: another page, another language. */
export function createPartTroubles() {
  const listeners = new Set<() => void>();
  let trouble: PartTrouble | undefined;
  function set(next: PartTrouble | undefined) {
    if (next === trouble) return;
    trouble = next;
    for (const listener of listeners) listener();
  }
  async function use<Loaded>(part: Part<Loaded>, then: (loaded: Loaded) => void, href?: string) {
    try {
      const loaded = await part.load();
      set(undefined);
      then(loaded);
    } catch (error) {
      if (!(error instanceof PartFailure)) throw error;
      set({
        reason: error.reason,
        retry: () => use(part, then, href),
        ...(href === undefined ? {} : { href }),
      });
    }
  }
  return {
    trouble: () => trouble,
    dismiss: () => set(undefined),
    /** Loads a part and hands it to `then`; if that fails, says so and keeps `then` for the retry. Never rejects for it. */
    use,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export const partTroubles = createPartTroubles();

/** What could not be loaded, or undefined. */
export function usePartTrouble(): PartTrouble | undefined {
  return useSyncExternalStore(partTroubles.subscribe, partTroubles.trouble);
}
