import { createContext, useContext } from 'react';

/** The actions that the page gives its rows. */
export interface BatchActions {
  readonly follow: (taskId: string) => void;
  readonly unfollow: (taskId: string) => void;
}

export const BatchActionsContext = createContext<BatchActions | undefined>(undefined);

/** The actions of the page that this row is on. */
export function useBatchActions(): BatchActions {
  const actions = useContext(BatchActionsContext);
  if (!actions) throw new Error('BatchActionsContext is missing.');
  return actions;
}
