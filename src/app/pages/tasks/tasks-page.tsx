import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { MAX_PAGE_SIZE } from '../../../contract/page.ts';
import { taskResultsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { gatherSeenTasks } from './seen-tasks.ts';
import { SeenTasksView } from './seen-tasks-view.tsx';

/** The way to a task: its id pasted, one opened before, or one that the first 1,000 results of the queue belong to. */
export function TasksPage() {
  const { language } = useI18n();
  const query = useQuery(taskResultsQuery({ page: 1, pageSize: MAX_PAGE_SIZE, lang: language }));
  const tasks = useMemo(() => gatherSeenTasks([query.data]), [query.data]);
  return (
    <SeenTasksView
      tasks={tasks}
      page={query.data}
      error={query.error}
      isFetching={query.isFetching}
      onRetry={() => query.refetch()}
    />
  );
}
