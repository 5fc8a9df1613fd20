import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Archive, SearchX } from 'lucide-react';
import { useCallback } from 'react';
import type { AcknowledgedResult } from '../../../contract/acknowledgement.ts';
import { exportAcknowledgedResultsUrl } from '../../../contract/routes.ts';
import { AcknowledgeDialogs } from '../../acknowledge/acknowledge-dialogs.tsx';
import { BlockedContext } from '../../acknowledge/contexts.ts';
import { useAcknowledging } from '../../acknowledge/use-acknowledging.ts';
import { useFoundInQueue } from '../../acknowledge/use-found-in-queue.ts';
import { useLastGood } from '../../api/last-good.ts';
import { acknowledgedResultsQuery, sessionQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { OperationList } from '../../operations/operation-list.tsx';
import { latePart } from '../../parts/late-part.tsx';
import { DataTable } from '../../table/data-table.tsx';
import { ExportLinks } from '../../table/export-links.tsx';
import { Pagination } from '../../table/pagination.tsx';
import { useOpenedRow } from '../../table/use-opened-row.ts';
import { usePastEnd } from '../../table/use-past-end.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { acknowledgedColumns } from './acknowledged-columns.tsx';
import { AcknowledgedFilters } from './acknowledged-filters.tsx';
import { AgainContext } from './record-cells.tsx';
import { filterOf, tryIdOf } from './views.ts';

const RecordDrawer = latePart(async () => (await import('./record-drawer.tsx')).RecordDrawer, {
  place: 'side',
  close: ({ onClose }) => onClose,
});

const route = getRouteApi('/acknowledged');
const NONE: readonly AcknowledgedResult[] = [];
const CLEARED = { state: undefined, domain: undefined, taskNo: undefined, from: undefined, to: undefined };

/** The ledger, row by row. */
export function AcknowledgedPage() {
  const { t } = useI18n();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { page: pageNumber, pageSize } = search;
  const filter = filterOf(search);
  const query = useQuery(acknowledgedResultsQuery({ ...filter, page: pageNumber, pageSize }));
  const session = useQuery(sessionQuery()).data;
  const { page, isUnapplied } = useLastGood(query, filter);
  const rows = page?.items ?? NONE;
  const isStale = query.isPlaceholderData || page !== query.data;
  const acknowledging = useAcknowledging(session, rows, isStale);
  const { blocked } = acknowledging;
  const { acknowledgeFound } = useFoundInQueue(acknowledging);
  const againRow = useCallback(
    (row: AcknowledgedResult) => void acknowledgeFound(() => [row]),
    [acknowledgeFound],
  );
  const isLoading = page === undefined && !query.error;
  const isFiltered = Object.keys(filter).length > 0;
  const pastEnd = usePastEnd(pageNumber, query.isPlaceholderData ? undefined : query.data);
  const isSettled = query.data !== undefined && !query.isFetching && !isStale && !pastEnd.isPastEnd;
  const opened = useOpenedRow({ rows, idOf: tryIdOf, isSettled });
  const change = (next: Partial<Record<keyof typeof search, unknown>>, replace = false) => {
    pastEnd.forget();
    void navigate({
      search: (now) => ({ ...now, page: 1, open: undefined, ...next }) as typeof search,
      replace,
    });
  };
  const clear = () => change(CLEARED);

  return (
    <AgainContext value={againRow}>
      <BlockedContext value={blocked}>
        <PageHeading title={t.ledger.title}>
          <p className="text-muted">{t.ledger.subtitle}</p>
          {/* Higher than the heading, and yet the heading stands where it does on other pages. */}
          <span className="ml-auto self-center max-sm:mt-1.5 sm:-my-1">
            <ExportLinks
              csv={exportAcknowledgedResultsUrl('csv', filter)}
              json={exportAcknowledgedResultsUrl('json', filter)}
            />
          </span>
        </PageHeading>
        <div className="mt-3 mb-3 flex flex-col gap-3">
          <AcknowledgedFilters search={search} isFiltered={isFiltered} onChange={change} onClear={clear} />
          {pastEnd.passed && <p className="text-muted">{t.paging.pastEnd(pastEnd.passed)}</p>}
          <OperationList className="rounded-[10px] border border-line bg-surface" />
          {query.error && (
            <ErrorPanel
              error={query.error}
              what={t.ledger.what}
              onRetry={() => query.refetch()}
              isRetrying={query.isFetching}
              isUnapplied={isUnapplied}
              {...(page && { lastGood: Date.parse(page.asOf) })}
            />
          )}
        </div>
        {(page || isLoading) && (
          <DataTable
            caption={t.ledger.caption}
            columns={acknowledgedColumns}
            rows={rows}
            idOf={tryIdOf}
            onOpen={opened.open}
            openedId={opened.id}
            list={JSON.stringify([filter, pageNumber, pageSize])}
            offset={page ? (page.page - 1) * page.pageSize : 0}
            totalRows={page?.totalItems ?? 0}
            isLoading={isLoading}
            isStale={isStale}
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
                page={pageNumber}
                pageSize={pageSize}
                totalPages={page?.totalPages ?? 1}
                totalItems={page?.totalItems ?? 0}
                shown={page?.items.length}
                onPage={(next) => change({ page: next })}
                onPageSize={(next) => change({ pageSize: next })}
              />
            }
          />
        )}
        {opened.row && <RecordDrawer row={opened.row} {...opened.controls} />}
        <AcknowledgeDialogs session={session} acknowledging={acknowledging} />
      </BlockedContext>
    </AgainContext>
  );
}
