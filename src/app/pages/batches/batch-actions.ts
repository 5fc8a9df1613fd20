import { createContext, useContext } from 'react';

/** What a row can ask of its page. */
export interface BatchActions {
  readonly follow: (taskId: string) => void;
  readonly unfollow: (taskId: string) => void;
}

export const BatchActionsContext = createContext<BatchActions | undefined>(undefined);

/** What this row can ask of its page. */
export function useBatchActions(): BatchActions {
  const actions = useContext(BatchActionsContext);
  if (!actions) throw new Error('BatchActionsContext is missing.');
  return actions;
}
