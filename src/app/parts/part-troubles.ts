import { useSyncExternalStore } from 'react';
import { type Part, PartFailure, type PartFailureReason } from './part.ts';

/** Something that was asked for and could not be loaded, while the page stayed as it was. */
export interface PartTrouble {
  readonly reason: PartFailureReason;
  /** Where its message stands over the page. */
  readonly place: 'side' | 'middle';
  /** Loads it again, and does what was asked if that works. */
  readonly retry: () => Promise<void>;
  /** Does without it. */
  readonly close?: () => void;
  /** Where a reload should lead; the present address if there is none. */
  readonly href?: string;
}

/** A trouble with a number of its own. */
interface ReportedTrouble extends PartTrouble {
  readonly id: number;
}

/**
 * What could not be loaded and has no place on the page: a drawer, a dialog, another page, another language. Of several,
 * the newest has the one message that is shown.
 */
export function createPartTroubles() {
  const listeners = new Set<() => void>();
  let troubles: readonly ReportedTrouble[] = [];
  let count = 0;
  /** The one of what was asked for by {@link use}. */
  let asked: { readonly href: string | undefined; readonly withdraw: () => void } | undefined;

  function set(next: readonly ReportedTrouble[]) {
    troubles = next;
    for (const listener of listeners) listener();
  }
  /** Says what could not be loaded, until the answer is called. */
  function report(trouble: PartTrouble): () => void {
    count += 1;
    const reported = { ...trouble, id: count };
    set([...troubles, reported]);
    return () => {
      if (troubles.includes(reported)) set(troubles.filter((other) => other !== reported));
    };
  }
  const withdrawAsked = () => asked?.withdraw();
  async function use<Loaded>(part: Part<Loaded>, then: (loaded: Loaded) => void, href?: string) {
    try {
      const loaded = await part.load();
      withdrawAsked();
      then(loaded);
    } catch (error) {
      if (!(error instanceof PartFailure)) throw error;
      withdrawAsked();
      const withdraw = report({
        reason: error.reason,
        place: 'middle',
        retry: () => use(part, then, href),
        close: withdrawAsked,
        ...(href === undefined ? {} : { href }),
      });
      asked = { href, withdraw };
    }
  }
  return {
    trouble: () => troubles.at(-1),
    report,
    /** Does without all that could not be loaded for the reason that is shown: the others would say the same. */
    dismiss() {
      const reason = troubles.at(-1)?.reason;
      for (const trouble of troubles.filter((other) => other.reason === reason)) trouble.close?.();
    },
    /** Forgets another page that could not be loaded. */
    dismissPage() {
      if (asked?.href !== undefined) withdrawAsked();
    },
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

/** What is shown as not loaded, or undefined. */
export function usePartTrouble(): ReportedTrouble | undefined {
  return useSyncExternalStore(partTroubles.subscribe, partTroubles.trouble);
}
