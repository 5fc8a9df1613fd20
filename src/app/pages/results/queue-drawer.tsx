import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { ActionCell } from '../../acknowledge/action-cell.tsx';
import { ResultDrawer } from '../../result/result-drawer.tsx';
import type { DrawerControls } from '../../ui/drawer.tsx';
import { StatusCell } from './result-cells.tsx';

/** One result of the queue in full, with the action of its row. */
export function QueueDrawer({ row, ...controls }: DrawerControls & { readonly row: TaskResult }) {
  return (
    <ResultDrawer row={row} lead={<StatusCell row={row} />} action={<ActionCell row={row} />} {...controls} />
  );
}
