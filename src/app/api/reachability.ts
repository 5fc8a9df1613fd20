import { useSyncExternalStore } from 'react';
import type { Clock } from '../../platform/clock.ts';

/** Wait before asking again whether Docket answers. */
const ASK_AGAIN_MS = 3_000;

export type Reachability = ReturnType<typeof createReachability>;

/** Whether Docket itself answers, as the newest request found it. */
export function createReachability() {
  const listeners = new Set<() => void>();
  let isReachable = true;
  return {
    isReachable: () => isReachable,
    /** Takes in how a request went: true for an answer of any kind, false when nothing answered. */
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

/** Of the server that this page came from; the client feeds it. */
export const reachability = createReachability();

/** False while Docket does not answer. */
export function useIsReachable(): boolean {
  return useSyncExternalStore(reachability.subscribe, reachability.isReachable, () => true);
}

interface WatchOptions {
  readonly clock: Pick<Clock, 'schedule'>;
  /** Settles once the page can be seen: a hidden tab asks nothing. */
  readonly whenVisible: () => Promise<void>;
  /** Calls back each time the browser finds or loses a network. */
  readonly onNetworkChange: (run: () => void) => void;
  /** A light question; how it goes is noted where it is sent. */
  readonly ask: () => Promise<unknown>;
  /** Called each time Docket answers again, whichever request found out. */
  readonly onReturn: () => void;
}

/**
 * While Docket does not answer, asks every 3 s whether it is back. When the browser finds or loses a network Docket is asked
 * at once, instead of believing the browser: a Docket on this computer answers without any.
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
 * False while the browser knows of no network. A Docket on this computer answers all the same: ask first whether it does, and use
 * this for the words only.
 */
export function useIsOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
}
