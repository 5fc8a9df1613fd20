import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { taskCountsQuery, taskDetailsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { TaskView } from './task-view.tsx';

const route = getRouteApi('/tasks/$taskNo');

/** One task: how far it is, and every domain of it. */
export function TaskPage() {
  const { language } = useI18n();
  const { taskNo } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(taskDetailsQuery(taskNo, { ...search, lang: language }));
  const counts = useQuery({ ...taskCountsQuery(taskNo), enabled: query.data !== undefined }).data;
  return (
    <TaskView
      taskNo={taskNo}
      search={search}
      page={query.data}
      counts={counts}
      error={query.error}
      isFetching={query.isFetching}
      isStale={query.isPlaceholderData}
      onRetry={() => query.refetch()}
      onChange={(next) => navigate({ search: (now) => ({ ...now, page: 1, ...next }) as typeof search })}
    />
  );
}
