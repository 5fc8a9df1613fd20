import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CheckCheck, Inbox, SearchX } from 'lucide-react';
import { lacksEnding } from '../../../contract/names.ts';
import type { TaskResultFilter } from '../../../contract/poll-task-result.ts';
import { resultStates } from '../../../contract/result-state.ts';
import { acknowledgedResultsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

const ICON = { size: 18, 'aria-hidden': true } as const;

interface NoMatchProps {
  readonly filter: TaskResultFilter;
  readonly onClear: () => void;
}

/** Filters that nothing answers to, and what the record has of the same names. */
export function NoMatch({ filter: { domain, taskNo }, onClear }: NoMatchProps) {
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

/** A page whose every row has left the queue. */
export function PageCleared({ next, onNext }: { next: number; onNext: () => void }) {
  const { t } = useI18n();
  return (
    <EmptyState icon={<CheckCheck {...ICON} />} title={t.results.cleared} hint={t.results.clearedHint}>
      <Button variant="primary" onClick={onNext}>
        {t.results.next(next)}
      </Button>
    </EmptyState>
  );
}

/** An empty queue: a day's work done, or nothing yet. `startOfDay` is ISO 8601, in the reader's zone's day. */
export function EmptyQueue({ startOfDay }: { startOfDay: string }) {
  const { t } = useI18n();
  const params = { state: ['confirmed'], from: startOfDay, page: 1, pageSize: 1 } as const;
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
