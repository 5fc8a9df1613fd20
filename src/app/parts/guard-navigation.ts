import type { Part } from './part.ts';
import { partTroubles } from './part-troubles.ts';

interface Place {
  readonly pathname: string;
  readonly href: string;
}

/** What is used of the router's history. */
interface GuardedHistory {
  block(blocker: {
    blockerFn: (args: { currentLocation: Place; nextLocation: Place }) => Promise<boolean>;
    enableBeforeUnload: boolean;
  }): () => void;
  push(href: string): void;
}

/**
 * Lets nobody leave a page before the code of the next one is there. If it cannot be loaded the address and the page stay as
 * they are, a message says so, and its Retry goes on to the page. `partOf` finds the code of an address.
 */
export function guardNavigation(
  history: GuardedHistory,
  partOf: (pathname: string) => Part<unknown> | undefined,
): () => void {
  let newest = 0;
  return history.block({
    enableBeforeUnload: false,
    blockerFn: async ({ currentLocation, nextLocation }) => {
      if (nextLocation.pathname === currentLocation.pathname) return false;
      newest += 1;
      const mine = newest;
      const from = partOf(currentLocation.pathname);
      const to = partOf(nextLocation.pathname);
      // Before the first page is there, nothing has to be kept.
      if (!from?.loaded() || !to || to.loaded()) {
        partTroubles.dismissPage();
        return false;
      }
      let isAsking = true;
      let isLoaded = false;
      const go = () => {
        if (isAsking) isLoaded = true;
        else history.push(nextLocation.href);
      };
      await partTroubles.use(to, go, nextLocation.href);
      isAsking = false;
      return !isLoaded || mine !== newest;
    },
  });
}
