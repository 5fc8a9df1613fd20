import { createContext, useContext } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import type { Selection } from '../table/selection.ts';

/** The actions that a page gives its rows. The object stays the same, so that no row renders because the page did. */
export interface ResultActions {
  readonly acknowledge: (rows: readonly TaskResult[]) => void;
  readonly undo: (operationId: string, taskDetailNo: string) => void;
}

export const ResultActionsContext = createContext<ResultActions | undefined>(undefined);
/** Why nothing can be acknowledged at the moment; undefined while it can. */
export const BlockedContext = createContext<string | undefined>(undefined);

/** The actions of the page that this row is on. */
export function useResultActions(): ResultActions {
  const actions = useContext(ResultActionsContext);
  if (!actions) throw new Error('ResultActionsContext is missing.');
  return actions;
}

/** The selected results. They are kept above the page, so that a visit to another page does not lose them. */
export const SelectedResultsContext = createContext<Selection<TaskResult> | undefined>(undefined);

/** The selection of this page. */
export function useSelectedResults(): Selection<TaskResult> {
  const selection = useContext(SelectedResultsContext);
  if (!selection) throw new Error('SelectedResultsContext is missing.');
  return selection;
}
