import { useSyncExternalStore } from 'react';
import { type Part, PartFailure, type PartFailureReason } from './part.ts';

/** A part that could not be loaded while the page stayed. */
export interface PartTrouble {
  readonly reason: PartFailureReason;
  /** Where its message is drawn over the page. */
  readonly place: 'side' | 'middle';
  /** Loads it again, and then does what was asked for. */
  readonly retry: () => Promise<void>;
  /** Closes it without loading. */
  readonly close?: () => void;
  /** The address of a reload. Default: the present one. */
  readonly href?: string;
}

/** A trouble with a number. */
interface ReportedTrouble extends PartTrouble {
  readonly id: number;
}

/**
 * Keeps the parts that could not be loaded and have no place on the page: a drawer, a dialog, another page, another
 * language. Only the newest has a message.
 */
export function createPartTroubles() {
  const listeners = new Set<() => void>();
  let troubles: readonly ReportedTrouble[] = [];
  let count = 0;
  /** The trouble of the newest call of {@link use}. */
  let asked: { readonly href: string | undefined; readonly withdraw: () => void } | undefined;

  function set(next: readonly ReportedTrouble[]) {
    troubles = next;
    for (const listener of listeners) listener();
  }
  /** Shows a trouble until the returned function is called. */
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
    /** Dismisses all troubles with the reason that is shown: the others would say the same. */
    dismiss() {
      const reason = troubles.at(-1)?.reason;
      for (const trouble of troubles.filter((other) => other.reason === reason)) trouble.close?.();
    },
    /** Dismisses the trouble of another page. */
    dismissPage() {
      if (asked?.href !== undefined) withdrawAsked();
    },
    /**
     * Loads a part and passes it to `then`. If that fails, shows the trouble and keeps `then` for its retry. Does not
     * reject for a failure to load.
     */
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

/** The trouble that is shown, if any. */
export function usePartTrouble(): ReportedTrouble | undefined {
  return useSyncExternalStore(partTroubles.subscribe, partTroubles.trouble);
}
