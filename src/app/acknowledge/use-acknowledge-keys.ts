import type { TaskResult } from '../../contract/acknowledgement.ts';
import { isHandled, rowState } from '../record/row-state.ts';
import { useRecord } from '../record/use-record.ts';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { useSelectedResults } from './contexts.ts';
import { meantRows } from './selection-summary.ts';
import type { useAcknowledging } from './use-acknowledging.ts';

/**
 * `a` acknowledges the focused row if it is not selected, else the selection. `u` undoes the newest operation. Escape
 * clears the selection. `find` gives the result of the queue for a row.
 */
export function useAcknowledgeKeys(
  { acknowledge, undo }: Pick<ReturnType<typeof useAcknowledging>, 'acknowledge' | 'undo'>,
  find: (rowId: string) => TaskResult | undefined,
): void {
  const record = useRecord();
  const selection = useSelectedResults();
  useShortcuts({
    a: () => {
      const { rows, isAsked } = meantRows(selection.rows(), focused());
      acknowledge(rows, { isAsked });
    },
    u: () => {
      const newest = record.operations().findLast(({ operation }) => operation.state === 'pending');
      if (newest) undo(newest.operation.id);
    },
    Escape: () => selection.clear(),
  });
  function focused() {
    const id = document.activeElement?.closest<HTMLElement>('tr[data-row-id]')?.dataset.rowId;
    if (id === undefined) return undefined;
    const row = find(id);
    return { id, row: row && isHandled(rowState(row, record.row(id))) ? undefined : row };
  }
}
