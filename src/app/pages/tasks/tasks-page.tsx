import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { useMemo } from 'react';
import { MAX_PAGE_SIZE } from '../../../contract/page.ts';
import { ASKED_ON_ENTRY, queueFromStartQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { DataTable } from '../../table/data-table.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { seenColumns } from './seen-columns.tsx';
import { gatherSeenTasks, type SeenTask, type SeenTasks } from './seen-tasks.ts';
import { TaskFinder } from './task-finder.tsx';

/** Finds a task: by its id, among those that were opened, or among those with results in the queue. */
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

interface SeenTasksViewProps {
  readonly seen: SeenTasks;
  /** The number of results in the queue, and when it was read; undefined before the first answer. */
  readonly queued: number | undefined;
  readonly asOf: string | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  /** Reads more of the queue, while there is more. */
  readonly onReadOn: (() => void) | undefined;
  readonly onRetry: () => void;
  readonly onOpen: (task: SeenTask) => void;
}

const idOf = (task: SeenTask) => task.taskNo;

/** A field for an id, and the tasks with results in the queue. */
export function SeenTasksView(props: SeenTasksViewProps) {
  const { t } = useI18n();
  const { seen, queued, asOf, error, isFetching } = props;
  return (
    <>
      <PageHeading title={t.tasks.title}>
        <p className="text-muted">{t.tasks.subtitle}</p>
      </PageHeading>
      <div className="relative mt-3 mb-5 flex flex-wrap items-center gap-2">
        <TaskFinder />
      </div>
      <h2 className="mb-2 flex flex-wrap items-baseline gap-x-3 text-base font-semibold">
        {t.tasks.seen}
        {queued !== undefined && (
          <span className="text-sm font-normal text-muted">{t.tasks.seenAmong(seen.read, queued)}</span>
        )}
      </h2>
      {error && (
        <div className="mb-3">
          <ErrorPanel
            error={error}
            what={t.results.what}
            onRetry={props.onRetry}
            isRetrying={isFetching}
            {...(asOf && { lastGood: Date.parse(asOf) })}
          />
        </div>
      )}
      {(queued !== undefined || !error) && (
        <DataTable
          name="tasks"
          caption={t.tasks.seenCaption}
          columns={seenColumns}
          rows={seen.tasks}
          idOf={idOf}
          onOpen={props.onOpen}
          isLoading={queued === undefined}
          isRefreshing={isFetching && queued !== undefined}
          empty={
            <EmptyState
              icon={<ListChecks aria-hidden size={18} />}
              title={t.tasks.seenNothing}
              hint={t.tasks.seenNothingHint}
            />
          }
          footer={
            queued !== undefined && (
              <div className="table-footer justify-between text-muted">
                <span>{t.tasks.seenCount(seen.tasks.length)}</span>
                {props.onReadOn && (
                  <Button size="small" isDisabled={isFetching} onClick={props.onReadOn}>
                    {t.tasks.readOn(Math.min(MAX_PAGE_SIZE, queued - seen.read))}
                  </Button>
                )}
              </div>
            )
          }
        />
      )}
    </>
  );
}
