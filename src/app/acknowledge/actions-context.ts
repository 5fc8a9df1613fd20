import { createContext, useContext } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';

/** What a row can ask of its page. Stable, so that no row renders because the page did. */
export interface ResultActions {
  readonly acknowledge: (rows: readonly TaskResult[]) => void;
  readonly undo: (operationId: string, taskDetailNo: string) => void;
}

export const ResultActionsContext = createContext<ResultActions | undefined>(undefined);
/** Why nothing can be acknowledged at the moment; undefined while it can. */
export const BlockedContext = createContext<string | undefined>(undefined);

/** What this row can ask of its page. */
export function useResultActions(): ResultActions {
  const actions = useContext(ResultActionsContext);
  if (!actions) throw new Error('ResultActionsContext is missing.');
  return actions;
}
