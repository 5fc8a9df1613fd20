import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CheckCheck, Inbox, SearchX } from 'lucide-react';
import { acknowledgedResultsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

const ICON = { size: 18, 'aria-hidden': true } as const;

/** Filters that nothing answers to. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useI18n();
  return (
    <EmptyState icon={<SearchX {...ICON} />} title={t.results.noMatch} hint={t.results.noMatchHint}>
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
        search={{ state: ['confirmed', 'gone'] }}
        className="font-medium text-accent hover:underline"
      >
        {t.results.caughtUpToday(today)}
      </Link>
    </EmptyState>
  );
}
