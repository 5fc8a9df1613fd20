import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Archive, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import type { AcknowledgedResult } from '../../../contract/acknowledgement.ts';
import { acknowledgedResultsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { DataTable } from '../../table/data-table.tsx';
import { Pagination } from '../../table/pagination.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';
import { acknowledgedColumns } from './acknowledged-columns.tsx';
import type { View } from './search.ts';
import { VIEW_NAMES, VIEWS, viewOf } from './search.ts';

const route = getRouteApi('/acknowledged');
/** The same result may have been tried more than once: a row is one try of one result. */
const idOf = (row: AcknowledgedResult) => `${row.taskDetailNo} ${row.operationId}`;
const NONE: readonly AcknowledgedResult[] = [];

/** The ledger, row by row. */
export function AcknowledgedPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(acknowledgedResultsQuery(search));
  const page = query.data;
  const isLoading = page === undefined && !query.error;
  const isFiltered = Boolean(search.state || search.domain || search.taskNo);
  const change = (next: Partial<Record<keyof typeof search, unknown>>) =>
    navigate({ search: (now) => ({ ...now, page: 1, ...next }) as typeof search });
  const clear = () => change({ state: undefined, domain: undefined, taskNo: undefined });
  const isPastEnd = page !== undefined && !query.isPlaceholderData && search.page > page.totalPages;
  useEffect(() => {
    if (isPastEnd) void navigate({ search: (now) => ({ ...now, page: page.totalPages }), replace: true });
  }, [isPastEnd, page, navigate]);

  return (
    <>
      <PageHeading title={t.ledger.title}>
        <p className="text-muted">{t.ledger.subtitle}</p>
      </PageHeading>
      <div className="mt-3 mb-3 flex flex-col gap-3">
        <search aria-label={t.filter.label} className="flex flex-wrap items-center gap-2">
          <Segmented<View | ''>
            label={t.ledger.stateFilter}
            value={viewOf(search.state) ?? ''}
            onChange={(view) => change({ state: view === 'all' || view === '' ? undefined : VIEWS[view] })}
            segments={VIEW_NAMES.map((view) => ({ value: view, label: t.ledger.views[view] }))}
          />
          <TextFilter
            label={t.filter.domain}
            value={search.domain ?? ''}
            onApply={(domain) => change({ domain })}
            shortcut="/"
            hasIcon
          />
          <TextFilter
            label={t.filter.taskNo}
            value={search.taskNo ?? ''}
            onApply={(taskNo) => change({ taskNo })}
            isMono
          />
          {isFiltered && (
            <Button variant="ghost" onClick={clear}>
              {t.filter.clearAll}
            </Button>
          )}
        </search>
        {query.error && (
          <ErrorPanel
            error={query.error}
            what={t.ledger.what}
            onRetry={() => query.refetch()}
            isRetrying={query.isFetching}
            {...(page && { lastGood: query.dataUpdatedAt })}
          />
        )}
      </div>
      {(page || isLoading) && (
        <DataTable
          caption={t.ledger.caption}
          columns={acknowledgedColumns}
          rows={page?.items ?? NONE}
          idOf={idOf}
          offset={(search.page - 1) * search.pageSize}
          totalRows={page?.totalItems ?? 0}
          isLoading={isLoading}
          isStale={query.isPlaceholderData}
          isRefreshing={query.isFetching && page !== undefined}
          empty={
            isFiltered ? (
              <EmptyState icon={<SearchX aria-hidden size={18} />} title={t.ledger.noMatch}>
                <Button onClick={clear}>{t.results.clearFilters}</Button>
              </EmptyState>
            ) : (
              <EmptyState
                icon={<Archive aria-hidden size={18} />}
                title={t.ledger.empty}
                hint={t.ledger.emptyHint}
              />
            )
          }
          footer={
            <Pagination
              page={search.page}
              pageSize={search.pageSize}
              totalPages={page?.totalPages ?? 1}
              totalItems={page?.totalItems ?? 0}
              shown={page?.items.length}
              onPage={(next) => change({ page: next })}
              onPageSize={(pageSize) => change({ pageSize })}
            />
          }
        />
      )}
    </>
  );
}
