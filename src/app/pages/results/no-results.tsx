import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CheckCheck, Inbox, SearchX } from 'lucide-react';
import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { lacksEnding } from '../../../contract/names.ts';
import type { TaskResultFilter } from '../../../contract/poll-task-result.ts';
import { resultStates } from '../../../contract/result-state.ts';
import type { TaskResultsSearch } from '../../../contract/search.ts';
import { acknowledgedResultsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import type { List } from '../../table/use-list.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTicker } from '../../ui/ticker.ts';

const ICON = { size: 18, 'aria-hidden': true } as const;

interface NoMatchProps {
  readonly filter: TaskResultFilter;
  readonly onClear: () => void;
}

interface NoResultsProps {
  readonly list: List<TaskResult>;
  readonly search: TaskResultsSearch;
  readonly onClear: () => void;
}

/** Drawn in place of rows: all rows of the page have left, nothing fits the filters, or the queue is empty. */
export function NoResults({ list, search, onClear }: NoResultsProps) {
  const { page, query } = list;
  if (page && page.items.length > 0) {
    const before = list.offset ?? 0;
    const behind = page.totalItems - before - page.items.length;
    const next = Math.min(search.pageSize, behind > 0 ? behind : before);
    return <PageCleared next={next} onNext={() => query.refetch()} />;
  }
  if (search.status || search.domain || search.taskNo || search.instanceId)
    return <NoMatch filter={search} onClear={onClear} />;
  return <EmptyQueue />;
}

/** Nothing fits the filters. Shows what the record has of the same names. */
function NoMatch({ filter: { domain, taskNo }, onClear }: NoMatchProps) {
  const { t } = useI18n();
  const named = { ...(domain && { domain }), ...(taskNo && { taskNo }) };
  const record = useQuery({
    ...acknowledgedResultsQuery({ ...named, page: 1, pageSize: 1 }),
    enabled: Boolean(domain || taskNo),
  });
  const recorded = record.data?.totalItems ?? 0;
  const hint = domain && lacksEnding(domain) ? t.results.wholeName(domain) : t.results.noMatchHint;
  return (
    <EmptyState icon={<SearchX {...ICON} />} title={t.results.noMatch} hint={hint}>
      {recorded > 0 && (
        <Link to="/acknowledged" search={named} className="font-medium text-accent hover:underline">
          {t.results.inRecord(recorded)}
        </Link>
      )}
      <Button onClick={onClear}>{t.results.clearFilters}</Button>
    </EmptyState>
  );
}

/** All rows of the page have left the queue. */
function PageCleared({ next, onNext }: { next: number; onNext: () => void }) {
  const { t } = useI18n();
  return (
    <EmptyState icon={<CheckCheck {...ICON} />} title={t.results.cleared} hint={t.results.clearedHint}>
      <Button variant="primary" onClick={onNext}>
        {t.results.next(next)}
      </Button>
    </EmptyState>
  );
}

/** The queue is empty: the work is done, or nothing has come yet. */
function EmptyQueue() {
  const { t, startOfDay } = useI18n();
  const ticker = useTicker();
  const params = { state: ['confirmed'], from: startOfDay(ticker.now()), page: 1, pageSize: 1 } as const;
  const today = useQuery(acknowledgedResultsQuery(params)).data?.totalItems ?? 0;
  if (today === 0) {
    return <EmptyState icon={<Inbox {...ICON} />} title={t.results.empty} hint={t.results.emptyHint} />;
  }
  return (
    <EmptyState icon={<CheckCheck {...ICON} />} title={t.results.caughtUp} hint={t.results.emptyHint}>
      <Link
        to="/acknowledged"
        search={{ state: resultStates.with('leftQueue') }}
        className="font-medium text-accent hover:underline"
      >
        {t.results.caughtUpToday(today)}
      </Link>
    </EmptyState>
  );
}
