import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { withoutOpen } from '../../../contract/open-search.ts';
import { filtersOf } from '../../../contract/search.ts';
import { AcknowledgeDialogs } from '../../acknowledge/acknowledge-dialogs.tsx';
import { BlockedContext, ResultActionsContext, useSelectedResults } from '../../acknowledge/contexts.ts';
import { SelectAllMatching, SelectionStrip } from '../../acknowledge/selection-strip.tsx';
import { useAcknowledgeKeys } from '../../acknowledge/use-acknowledge-keys.ts';
import { useAcknowledging } from '../../acknowledge/use-acknowledging.ts';
import { useCapturing } from '../../acknowledge/use-capturing.ts';
import { useLastGood } from '../../api/last-good.ts';
import { ASKED_ON_ENTRY, sessionQuery, taskResultCountsQuery, taskResultsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { latePart } from '../../parts/late-part.tsx';
import { createRowMarks } from '../../record/row-state.ts';
import { useGoneRows, useRecord } from '../../record/use-record.ts';
import { domainDisplay } from '../../result/domain-name.tsx';
import { taskTypeText } from '../../result/task-link.tsx';
import type { TableSelection } from '../../table/row-marks.ts';
import { useOpenedRow } from '../../table/use-opened-row.ts';
import { usePastEnd } from '../../table/use-past-end.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useTicker } from '../../ui/ticker.ts';
import { useToasts } from '../../ui/toasts.ts';
import { ResultsView } from './results-view.tsx';

const QueueDrawer = latePart(async () => (await import('./queue-drawer.tsx')).QueueDrawer, {
  place: 'side',
  close: ({ onClose }) => onClose,
});

/** What stands in place of rows: most visits have rows. */
const EmptyQueue = latePart(async () => (await import('./no-results.tsx')).EmptyQueue, { place: 'page' });
const NoMatch = latePart(async () => (await import('./no-results.tsx')).NoMatch, { place: 'page' });
const PageCleared = latePart(async () => (await import('./no-results.tsx')).PageCleared, { place: 'page' });

const route = getRouteApi('/results');
const FIRST_PAGE = { page: 1 } as const;
const NONE: readonly TaskResult[] = [];
const idOf = (row: TaskResult) => row.taskDetailNo;

/** The queue: its address, its data, and what can be done with it. */
export function ResultsPage() {
  const { t, language, startOfDay } = useI18n();
  const search = withoutOpen(route.useSearch());
  const navigate = route.useNavigate();
  const record = useRecord();
  const toasts = useToasts();
  const ticker = useTicker();
  const selection = useSelectedResults();
  const session = useQuery(sessionQuery()).data;
  const counts = useQuery({ ...taskResultCountsQuery(search), ...ASKED_ON_ENTRY }).data;
  const query = useQuery({ ...taskResultsQuery({ ...search, lang: language }), ...ASKED_ON_ENTRY });
  const gone = useGoneRows();
  const { page, isUnapplied } = useLastGood(query, filtersOf(search));
  const rows = useMemo(() => page?.items.filter((row) => !gone.has(row.taskDetailNo)), [page, gone]);
  const isStale = query.isPlaceholderData || page !== query.data;
  const acknowledging = useAcknowledging(session, rows ?? NONE, isStale);
  const capturing = useCapturing();
  const { acknowledge, undo, blocked } = acknowledging;
  const choice = useMemo(
    (): TableSelection<TaskResult> => ({
      selection,
      marks: createRowMarks(record),
      nameOf: (row) =>
        `${domainDisplay(row.domainName).unicode}, ${taskTypeText(t, row.taskType, row.taskTypeDescription)}`,
    }),
    [selection, record, t],
  );
  const actions = useMemo(() => ({ acknowledge, undo }), [acknowledge, undo]);

  const pastEnd = usePastEnd(search.page, query.isPlaceholderData ? undefined : query.data);

  const settled = query.isPlaceholderData || query.isFetching ? undefined : query.data;
  const isSettled = settled !== undefined && !pastEnd.isPastEnd;
  const opened = useOpenedRow({ rows: rows ?? NONE, idOf, isSettled });
  useEffect(() => {
    if (!settled) return;
    const from = settled.offset + 1;
    const to = from + settled.items.length - 1;
    const rows = to < from ? t.paging.nothing : t.paging.announce(from, to, settled.totalItems);
    const left = settled.leftElsewhere > 0 ? t.paging.leftElsewhere(settled.leftElsewhere) : '';
    toasts.announce(left ? `${rows}. ${left}` : rows);
  }, [settled, toasts, t]);

  useAcknowledgeKeys(acknowledging, (id) => rows?.find((row) => row.taskDetailNo === id));

  const change = (next: Partial<Record<keyof typeof search, unknown>>, replace = false) => {
    pastEnd.forget();
    void navigate({
      search: (now) => ({ ...now, ...FIRST_PAGE, open: undefined, ...next }) as typeof search,
      replace,
    });
  };
  const clear = () =>
    change({ status: undefined, domain: undefined, taskNo: undefined, instanceId: undefined });
  const isFiltered = Boolean(search.status || search.domain || search.taskNo || search.instanceId);

  return (
    <ResultActionsContext value={actions}>
      <BlockedContext value={blocked}>
        <ResultsView
          search={search}
          counts={counts}
          rows={rows}
          totalItems={page?.totalItems ?? 0}
          offset={page?.offset ?? 0}
          totalPages={page?.totalPages ?? 1}
          leftElsewhere={page?.leftElsewhere ?? 0}
          isStale={isStale}
          isRefreshing={query.isFetching && page !== undefined}
          choice={choice}
          onOpen={opened.open}
          openedId={opened.id}
          strip={
            <SelectionStrip
              shown={rows ?? NONE}
              blocked={blocked}
              isBusy={acknowledging.isSending}
              onAcknowledge={acknowledge}
              wider={
                <SelectAllMatching
                  choice={choice}
                  shown={rows ?? NONE}
                  totalItems={page?.totalItems ?? 0}
                  blocked={blocked}
                  onSelect={() => capturing.open(search, page?.totalItems ?? 0)}
                />
              }
            />
          }
          empty={emptyState()}
          error={
            query.error && (
              <ErrorPanel
                error={query.error}
                what={t.results.what}
                onRetry={() => query.refetch()}
                isRetrying={query.isFetching}
                isUnapplied={isUnapplied}
                {...(page && { lastGood: Date.parse(page.asOf) })}
              />
            )
          }
          notice={pastEnd.passed ? t.paging.pastEnd(pastEnd.passed) : undefined}
          onFilter={change}
          onClear={clear}
          onPage={(next) => change({ page: next })}
          onPageSize={(pageSize) => change({ pageSize })}
        />
        {opened.row && <QueueDrawer row={opened.row} {...opened.controls} />}
      </BlockedContext>
      <AcknowledgeDialogs session={session} acknowledging={acknowledging} capturing={capturing} />
    </ResultActionsContext>
  );

  function emptyState() {
    if (page && page.items.length > 0) {
      const behind = page.totalItems - page.offset - page.items.length;
      const next = Math.min(search.pageSize, behind > 0 ? behind : page.offset);
      return <PageCleared next={next} onNext={() => query.refetch()} />;
    }
    return isFiltered ? (
      <NoMatch filter={search} onClear={clear} />
    ) : (
      <EmptyQueue startOfDay={startOfDay(ticker.now())} />
    );
  }
}
