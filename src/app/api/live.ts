import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LiveState, OperationTracker, TrackedOperation } from './operation-tracker.ts';

export const TrackerContext = createContext<OperationTracker | undefined>(undefined);

/** The tracker of this page load. */
export function useTracker(): OperationTracker {
  const tracker = useContext(TrackerContext);
  if (!tracker) throw new Error('TrackerContext is missing.');
  return tracker;
}

/** What became of one row since its page was read; renders again only when that changes. */
export function useLiveState(taskDetailNo: string): LiveState | undefined {
  const tracker = useTracker();
  const read = () => tracker.row(taskDetailNo);
  return useSyncExternalStore(tracker.subscribe, read, read);
}

/** Rows that have left the queue since their page was read. */
export function useLeftRows(): ReadonlySet<string> {
  const tracker = useTracker();
  return useSyncExternalStore(tracker.subscribe, tracker.left, tracker.left);
}

/** Operations being followed, and those that ended and have not been dismissed. */
export function useTrackedOperations(): readonly TrackedOperation[] {
  const tracker = useTracker();
  return useSyncExternalStore(tracker.subscribe, tracker.operations, tracker.operations);
}
