import { useIsReachable } from '../api/reachability.ts';
import { useHasPassed } from '../ui/ticker.ts';

/**
 * What to say of an undo window after its end: `over` while the ledger has not said more, `lost` if it cannot because
 * Docket does not answer. Undefined while the window is open, or without one. `deadline` is on the monotonic clock.
 */
export function useOverdue(deadline: number | undefined): 'over' | 'lost' | undefined {
  const hasPassed = useHasPassed(deadline);
  const isReachable = useIsReachable();
  if (!hasPassed) return undefined;
  return isReachable ? 'over' : 'lost';
}
