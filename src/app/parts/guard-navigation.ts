import type { Part } from './part.ts';
import { partTroubles } from './part-troubles.ts';

interface Place {
  readonly pathname: string;
  readonly href: string;
}

/** The part of the router's history that is used. */
interface GuardedHistory {
  block(blocker: {
    blockerFn: (args: { currentLocation: Place; nextLocation: Place }) => Promise<boolean>;
    enableBeforeUnload: boolean;
  }): () => void;
  push(href: string): void;
}

/**
 * Keeps a page until the code of the next one is loaded. If it cannot be loaded, the address and the page stay, a
 * message says so, and its Retry goes on to the next page. `partOf` gives the code of an address.
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
      // Before the first page is shown, there is nothing to keep.
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
