import { useIsReachable } from '../api/reachability.ts';
import { useHasPassed } from '../ui/ticker.ts';

/**
 * What is to be said of an undo window, by its end on the monotonic clock: `over` once it has passed and the ledger has
 * yet to say more, `lost` when it cannot because Docket does not answer. Undefined while it is open, or without one.
 */
export function useOverdue(deadline: number | undefined): 'over' | 'lost' | undefined {
  const hasPassed = useHasPassed(deadline);
  const isReachable = useIsReachable();
  if (!hasPassed) return undefined;
  return isReachable ? 'over' : 'lost';
}
