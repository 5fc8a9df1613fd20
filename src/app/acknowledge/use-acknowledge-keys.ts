import type { TaskResult } from '../../contract/acknowledgement.ts';
import { useTracker } from '../api/live.ts';
import { useShortcuts } from '../ui/shortcuts.ts';
import { isTaken, rowState } from './row-state.ts';
import { useSelectedResults } from './selected-results.ts';
import type { useAcknowledging } from './use-acknowledging.ts';

/**
 * `a` acknowledges the choice, else the row that has the focus; `u` takes back the newest; Escape clears the choice.
 * `find` gives the result of the queue that a row shown stands for.
 */
export function useAcknowledgeKeys(
  { acknowledge, undo }: Pick<ReturnType<typeof useAcknowledging>, 'acknowledge' | 'undo'>,
  find: (rowId: string) => TaskResult | undefined,
): void {
  const tracker = useTracker();
  const selection = useSelectedResults();
  useShortcuts({
    a: () => {
      const chosen = [...selection.rows().values()];
      acknowledge(chosen.length > 0 ? chosen : focused());
    },
    u: () => {
      const newest = tracker.operations().findLast(({ operation }) => operation.state === 'pending');
      if (newest) undo(newest.operation.id);
    },
    Escape: () => selection.clear(),
  });
  function focused(): TaskResult[] {
    const id = document.activeElement?.closest<HTMLElement>('tr[data-row-id]')?.dataset.rowId;
    const row = id === undefined ? undefined : find(id);
    return row && !isTaken(rowState(row, tracker.row(row.taskDetailNo))) ? [row] : [];
  }
}
