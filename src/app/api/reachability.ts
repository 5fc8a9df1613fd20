import { useSyncExternalStore } from 'react';
import type { Clock } from '../../platform/clock.ts';

/** Wait before asking Docket again, in milliseconds. */
const ASK_AGAIN_MS = 3_000;

export type Reachability = ReturnType<typeof createReachability>;

/** Keeps whether Docket answers, by the newest request. */
export function createReachability() {
  const listeners = new Set<() => void>();
  let isReachable = true;
  return {
    isReachable: () => isReachable,
    /** Notes the result of a request: true for an answer of any kind, false for none. */
    note(hasAnswered: boolean) {
      if (hasAnswered === isReachable) return;
      isReachable = hasAnswered;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The reachability of this page's server. The client updates it. */
export const reachability = createReachability();

/** False while Docket does not answer. */
export function useIsReachable(): boolean {
  return useSyncExternalStore(reachability.subscribe, reachability.isReachable, () => true);
}

interface WatchOptions {
  readonly clock: Pick<Clock, 'schedule'>;
  /** Resolves when the page is visible: a hidden tab asks nothing. */
  readonly whenVisible: () => Promise<void>;
  /** Calls back each time the browser finds or loses a network. */
  readonly onNetworkChange: (run: () => void) => void;
  /** A small request. The client notes its result. */
  readonly ask: () => Promise<unknown>;
  /** Called each time Docket answers again, whichever request found that out. */
  readonly onReturn: () => void;
}

/**
 * While Docket does not answer, asks it every 3 s. When the browser finds or loses a network, asks at once: a Docket on
 * this computer answers without any network.
 */
export function watchReachability(
  state: Reachability,
  { clock, whenVisible, onNetworkChange, ask, onReturn }: WatchOptions,
) {
  let isAsking = false;
  const askLater = () => {
    isAsking = true;
    clock.schedule(ASK_AGAIN_MS, () => void askNow());
  };
  const askNow = async () => {
    await whenVisible();
    if (!state.isReachable()) await ask().catch(() => undefined);
    isAsking = false;
    if (!state.isReachable()) askLater();
  };
  onNetworkChange(() => void ask().catch(() => undefined));
  state.subscribe(() => {
    if (state.isReachable()) onReturn();
    else if (!isAsking) askLater();
  });
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/**
 * False while the browser knows of no network. A Docket on this computer answers all the same, so use this for words
 * only.
 */
export function useIsOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}
