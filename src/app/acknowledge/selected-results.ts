import { createContext, useContext } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import type { Selection } from '../table/selection.ts';

/** The results chosen for acknowledging. Above the page, so that a look at a task's details does not lose them. */
export const SelectedResultsContext = createContext<Selection<TaskResult> | undefined>(undefined);

/** The choice that holds on this page. */
export function useSelectedResults(): Selection<TaskResult> {
  const selection = useContext(SelectedResultsContext);
  if (!selection) throw new Error('SelectedResultsContext is missing.');
  return selection;
}
