import { type ReactNode, useState } from 'react';
import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { isUnanswered } from '../../../contract/api-error.ts';
import { isFilteredTask, type TaskDetailsSearch } from '../../../contract/search.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { latePart } from '../../parts/late-part.tsx';
import { ListFrame } from '../../table/list-frame.tsx';
import type { TableSelection } from '../../table/row-marks.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { NoDetails, NoMatch } from './no-details.tsx';
import { ReasonsPanel } from './reasons-panel.tsx';
import { taskColumns } from './task-columns.tsx';
import { TaskHeading, TaskTools } from './task-head.tsx';
import type { Task } from './use-task.ts';

const TaskDrawer = latePart(async () => (await import('./task-drawer.tsx')).TaskDrawer, {
  place: 'side',
  close: ({ onClose }) => onClose,
});

interface TaskViewProps {
  readonly task: Task;
  readonly search: TaskDetailsSearch;
  readonly choice: TableSelection<TaskResult>;
  readonly strip: ReactNode;
  /** Freezes the list of all results of the task in the queue. */
  readonly onAll: (total: number) => void;
}

/** Draws one task. */
export function TaskView({ task, search, choice, strip, onAll }: TaskViewProps) {
  const { t } = useI18n();
  const { taskNo, list, counted, queue } = task;
  const [hasReasons, setReasons] = useState(false);
  const clear = () => list.change({ status: undefined, domain: undefined, instanceId: undefined });
  const error = list.query.error ?? counted.error;
  // Old rows say nothing about a task without filters.
  const isNothing = list.page?.totalItems === 0 && !isFilteredTask(search) && !list.isStale && !error;
  return (
    <>
      <TaskHeading taskNo={taskNo} />
      <ListFrame
        list={list}
        caption={t.tasks.caption}
        columns={taskColumns}
        what={t.tasks.what}
        choice={choice}
        strip={strip}
        empty={<NoMatch onClear={clear} />}
        drawer={TaskDrawer}
        besides={counted}
        notices={
          <>
            {hasReasons && <ReasonsPanel taskNo={taskNo} />}
            {queue.error && !isUnanswered(queue.error) && (
              <ErrorPanel
                error={queue.error}
                what={t.tasks.whatInQueue}
                onRetry={() => queue.refetch()}
                isRetrying={queue.isFetching}
              />
            )}
          </>
        }
        instead={
          isNothing && (
            <section className="flex flex-1 rounded-[10px] border border-line bg-surface">
              <NoDetails taskNo={taskNo} />
            </section>
          )
        }
      >
        <TaskTools
          task={task}
          search={search}
          isNothing={isNothing}
          hasReasons={hasReasons}
          onReasons={setReasons}
          onAll={onAll}
          onClear={clear}
        />
      </ListFrame>
    </>
  );
}
