import { getRouteApi } from '@tanstack/react-router';
import { useI18n } from '../../i18n/i18n.tsx';
import { usePastEnd } from '../../table/use-past-end.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { BatchActionsContext } from './batch-actions.ts';
import { BatchFilters, NO_FILTER } from './batch-filters.tsx';
import { BatchFinder } from './batch-finder.tsx';
import { filterBatches, readSort, sortBatches } from './batch-list.ts';
import { BatchTable } from './batch-table.tsx';
import { useBatches, useFollowing } from './use-batches.ts';

const route = getRouteApi('/batches');

/** The latest DNS batch of each type, the batches that are followed, and the one that the address names. */
export function BatchesPage() {
  const { t, language } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { rows, progress, error, isFetching, refetch } = useBatches(search, language);
  const change = (next: Partial<Record<keyof typeof search, unknown>>, replace = false) => {
    pastEnd.forget();
    void navigate({ search: (now) => ({ ...now, page: 1, ...next }) as typeof search, replace });
  };
  // A batch that is not followed any more is not shown from the address either.
  const actions = useFollowing((taskId) => search.taskId === taskId && change({ taskId: undefined }));
  const sort = readSort(search.sort);
  const listed = sortBatches(t, filterBatches(t, rows, search), sort);
  const totalPages = Math.max(1, Math.ceil(listed.length / search.pageSize));
  const isWhole = progress.read === progress.asked;
  const pastEnd = usePastEnd(search.page, isWhole ? { totalItems: listed.length, totalPages } : undefined);

  return (
    <BatchActionsContext value={actions}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <PageHeading title={t.batches.title}>
          <p className="text-muted">{t.batches.subtitle}</p>
        </PageHeading>
        <BatchFinder
          onFollow={(taskId) => {
            actions.follow(taskId);
            // The batch must be visible: that of the address comes first when no other filter is set.
            change({ ...NO_FILTER, sort: undefined, taskId });
          }}
        />
      </div>
      <div className="mt-3 mb-3 flex flex-col gap-3">
        <BatchFilters search={search} onChange={change} />
        {pastEnd.passed && <p className="text-muted">{t.paging.pastEnd(pastEnd.passed)}</p>}
        {error && (
          <ErrorPanel
            error={error}
            what={t.batches.what}
            permission="alidns:DescribeBatchResultCount"
            onRetry={refetch}
            isRetrying={isFetching}
            {...(rows.length > 0 && { lastGood: oldest(rows.map(({ count }) => count.asOf)) })}
          />
        )}
      </div>
      {(rows.length > 0 || !error) && (
        <BatchTable
          rows={listed}
          totalPages={totalPages}
          search={search}
          sort={sort}
          isLoading={rows.length === 0}
          progress={progress}
          isFetching={isFetching}
          onChange={change}
        />
      )}
    </BatchActionsContext>
  );
}

function oldest(times: readonly string[]): number {
  return Math.min(...times.map((time) => Date.parse(time)));
}
