import { useState } from 'react';
import { exportTaskDetailsUrl } from '../../../contract/routes.ts';
import type { TaskDetailsSearch } from '../../../contract/search.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { shortId, taskTypeText } from '../../result/task-link.tsx';
import { ExportLinks } from '../../table/export-links.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { openOf } from './progress.ts';
import { useRecentTasks } from './recent-tasks.ts';
import { TaskFilters } from './task-filters.tsx';
import { TaskFinder } from './task-finder.tsx';
import { TaskQueueActions, TaskSummary } from './task-summary.tsx';
import type { Task } from './use-task.ts';

/** The heading of the page: the task. */
export function TaskHeading({ taskNo }: { readonly taskNo: string }) {
  const { t } = useI18n();
  return (
    <PageHeading title={t.tasks.title} tabTitle={`${shortId(taskNo)} · ${t.tasks.title}`}>
      <span className="flex min-w-0 items-center gap-1 font-mono text-id text-muted">
        <span className="break-all">{taskNo}</span>
        <CopyButton text={taskNo} what={t.copy.taskId} />
      </span>
    </PageHeading>
  );
}

interface TaskToolsProps {
  readonly task: Task;
  readonly search: TaskDetailsSearch;
  /** True if the API does not know the task: there is nothing to count, filter or export. */
  readonly isNothing: boolean;
  readonly hasReasons: boolean;
  readonly onReasons: (isShown: boolean) => void;
  readonly onAll: (total: number) => void;
  readonly onClear: () => void;
}

/** The tools of the page: another task, the progress of this one, and its filters. */
export function TaskTools(props: TaskToolsProps) {
  const { t, language } = useI18n();
  const { task, search, isNothing, hasReasons } = props;
  const { taskNo, list, counts, pace, queue } = task;
  const [wasRunning, setWasRunning] = useState(false);
  const isRunning = counts !== undefined && openOf(counts) > 0;
  if (isRunning && !wasRunning) setWasRunning(true);
  const known = useRecentTasks().find((recent) => recent.taskNo === taskNo);
  const failed = counts?.failed ?? 0;
  return (
    <>
      <div className="relative flex flex-wrap items-center gap-2">
        <TaskFinder key={taskNo} taskNo={taskNo} />
        {!isNothing && (
          <ExportLinks
            csv={exportTaskDetailsUrl('csv', taskNo, { ...search, lang: language })}
            json={exportTaskDetailsUrl('json', taskNo, { ...search, lang: language })}
          />
        )}
      </div>
      {!isNothing && (
        <>
          <TaskSummary
            counts={counts}
            pace={pace}
            wasRunning={wasRunning}
            name={known && taskTypeText(t, known.taskType, known.taskTypeDescription)}
          >
            <TaskQueueActions taskNo={taskNo} queue={queue.data} onAll={props.onAll} />
          </TaskSummary>
          <TaskFilters search={search} counts={counts} onChange={list.change} onClear={props.onClear}>
            {(failed > 0 || hasReasons) && (
              <Button aria-expanded={hasReasons} onClick={() => props.onReasons(!hasReasons)}>
                {hasReasons ? t.tasks.reasons.hide : t.tasks.reasons.button(failed)}
              </Button>
            )}
          </TaskFilters>
        </>
      )}
    </>
  );
}
