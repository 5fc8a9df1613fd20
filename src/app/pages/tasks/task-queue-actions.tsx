import { Link } from '@tanstack/react-router';
import { use, useSyncExternalStore } from 'react';
import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';
import { BlockedContext, useResultActions } from '../../acknowledge/contexts.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { isTaken, rowState } from '../../record/row-state.ts';
import { useRecord } from '../../record/use-record.ts';
import { Button } from '../../ui/button.tsx';

interface TaskQueueActionsProps {
  readonly taskNo: string;
  readonly queue: TaskResultPage | undefined;
  /** Freezes the whole list: there are more than one call can name. */
  readonly onAll: (total: number) => void;
}

/** What of the task waits in the queue: the way there, and all of it acknowledged as one operation. */
export function TaskQueueActions({ taskNo, queue, onAll }: TaskQueueActionsProps) {
  const { t } = useI18n();
  const actions = useResultActions();
  const blocked = use(BlockedContext);
  const free = useFreeRows(queue?.items ?? NONE);
  if (!queue) return null;
  if (queue.totalItems === 0) return <span className="text-muted">{t.tasks.notInQueue}</span>;
  const isWhole = queue.totalItems <= queue.items.length;
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Link
        to="/results"
        search={{ taskNo }}
        className="font-medium text-accent -outline-offset-1! hover:underline"
      >
        {t.tasks.inQueue(queue.totalItems)}
      </Link>
      {free.length > 0 && (
        <Button
          size="small"
          isDisabled={blocked !== undefined}
          title={blocked}
          onClick={() => (isWhole ? actions.acknowledge(free) : onAll(queue.totalItems))}
        >
          {t.tasks.acknowledgeAll(isWhole ? free.length : queue.totalItems)}
        </Button>
      )}
    </span>
  );
}

const NONE: readonly TaskResult[] = [];

/** Rows that nobody is acknowledging. */
function useFreeRows(rows: readonly TaskResult[]): readonly TaskResult[] {
  const record = useRecord();
  const read = () =>
    rows
      .filter((row) => !isTaken(rowState(row, record.row(row.taskDetailNo))))
      .map((row) => row.taskDetailNo)
      .join();
  const ids = new Set(useSyncExternalStore(record.subscribe, read, read).split(','));
  return rows.filter((row) => ids.has(row.taskDetailNo));
}
