import { Link } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n.tsx';
import { TaskLink, TaskTypeLabel } from '../../result/task-link.tsx';
import type { Column } from '../../table/column.ts';
import { ApiTime } from '../../ui/relative-time.tsx';
import type { SeenTask } from './seen-tasks.ts';

/** The columns of tasks with results in the queue. */
export const seenColumns: readonly Column<SeenTask>[] = [
  {
    id: 'taskNo',
    header: (t) => t.tasks.columns.taskNo,
    cell: (task) => <TaskLink taskNo={task.taskNo} isWhole />,
    accessorFn: (task) => task.taskNo || undefined,
    width: '330px',
    isRowHeader: true,
    card: 'title',
  },
  {
    id: 'taskType',
    header: (t) => t.tasks.columns.taskType,
    cell: (task) => <TaskTypeLabel taskType={task.taskType} description={task.taskTypeDescription} />,
    accessorFn: (task) => task.taskType,
    card: 'lead',
  },
  {
    id: 'results',
    header: (t) => t.tasks.columns.results,
    cell: (task) => (
      <>
        <CardLabel of="results" />
        <Link
          to="/results"
          search={{ taskNo: task.taskNo }}
          className="rounded-sm -outline-offset-1! underline decoration-edge underline-offset-2 hover:decoration-current"
        >
          {task.results}
        </Link>
      </>
    ),
    accessorFn: (task) => task.results,
    width: '90px',
    align: 'end',
    card: 'foot',
  },
  {
    id: 'failed',
    header: (t) => t.tasks.columns.failed,
    cell: (task) => (
      <>
        <CardLabel of="failed" />
        <span className={task.failed > 0 ? 'text-bad' : 'text-muted'}>{task.failed}</span>
      </>
    ),
    accessorFn: (task) => task.failed,
    width: '90px',
    align: 'end',
    card: 'action',
  },
  {
    id: 'updated',
    header: (t) => t.tasks.columns.updated,
    cell: (task) => <ApiTime text={task.updateTime} />,
    accessorFn: (task) => task.updateTime || undefined,
    width: '128px',
    card: 'detail',
  },
];

/** The label of a number on a card, which has no line of column names. */
function CardLabel({ of }: { of: 'results' | 'failed' }) {
  const { t } = useI18n();
  return (
    <span aria-hidden className="only-cards mr-1.5 text-muted">
      {t.tasks.columns[of]}
    </span>
  );
}
