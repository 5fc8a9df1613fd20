import { Link } from '@tanstack/react-router';
import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { ResultDrawer } from '../../result/result-drawer.tsx';
import type { DrawerControls } from '../../ui/drawer.tsx';
import { usePlace } from './places.ts';
import { QueueCell } from './task-cells.tsx';

/** One detail of a task in full, with the action of its row and a link to it in the queue. */
export function TaskDrawer({ row, ...controls }: DrawerControls & { readonly row: TaskResult }) {
  const { t } = useI18n();
  const isQueued = usePlace(row.taskDetailNo)?.kind === 'queued';
  return (
    <ResultDrawer
      row={row}
      isOfTask
      action={
        <>
          <QueueCell row={row} />
          {isQueued && (
            <Link
              to="/results"
              search={{ taskNo: row.taskNo, domain: row.domainName }}
              className="inline-flex h-[26px] items-center rounded-md border border-edge px-2.5 font-medium hover:bg-raised"
            >
              {t.tasks.showInQueue}
            </Link>
          )}
        </>
      }
      {...controls}
    />
  );
}
