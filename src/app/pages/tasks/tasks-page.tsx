import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ASKED_ON_ENTRY, queueFromStartQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { gatherSeenTasks } from './seen-tasks.ts';
import { SeenTasksView } from './seen-tasks-view.tsx';

/** The way to a task: its id pasted, one opened before, or one that results in the queue belong to. */
export function TasksPage() {
  const { language } = useI18n();
  const navigate = useNavigate();
  const query = useInfiniteQuery({ ...queueFromStartQuery(language), ...ASKED_ON_ENTRY });
  const pages = query.data?.pages;
  const seen = useMemo(() => gatherSeenTasks(pages ?? []), [pages]);
  const last = pages?.at(-1);
  return (
    <SeenTasksView
      seen={seen}
      queued={last?.totalItems}
      asOf={last?.asOf}
      error={query.error}
      isFetching={query.isFetching}
      onReadOn={query.hasNextPage ? () => query.fetchNextPage() : undefined}
      onRetry={() => (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch())}
      onOpen={({ taskNo }) => navigate({ to: '/tasks/$taskNo', params: { taskNo } })}
    />
  );
}
