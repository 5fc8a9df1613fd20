import { createContext, useContext } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import type { Selection } from '../table/selection.ts';

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

/** The results chosen for acknowledging. Above the page, so that a look at a task's details does not lose them. */
export const SelectedResultsContext = createContext<Selection<TaskResult> | undefined>(undefined);

/** The choice that holds on this page. */
export function useSelectedResults(): Selection<TaskResult> {
  const selection = useContext(SelectedResultsContext);
  if (!selection) throw new Error('SelectedResultsContext is missing.');
  return selection;
}
