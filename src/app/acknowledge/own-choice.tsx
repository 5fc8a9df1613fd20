import { type ReactNode, useEffect, useState } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { createSelection } from '../table/selection.ts';
import { SelectedResultsContext } from './contexts.ts';

/** Gives its children a selection of their own. A page that the back button restores has lost it. */
export function OwnChoice({ children }: { readonly children: ReactNode }) {
  const [selection] = useState(() => createSelection<TaskResult>());
  useEffect(() => {
    const clear = (event: PageTransitionEvent) => event.persisted && selection.clear();
    window.addEventListener('pageshow', clear);
    return () => window.removeEventListener('pageshow', clear);
  }, [selection]);
  return <SelectedResultsContext value={selection}>{children}</SelectedResultsContext>;
}
