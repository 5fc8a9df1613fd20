import { useQuery } from '@tanstack/react-query';
import { domainIn, idIn } from '../../../contract/names.ts';
import type { TaskResultFilter } from '../../../contract/poll-task-result.ts';
import { ASKED_ON_ENTRY, taskResultCountsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { TONES } from '../../result/status-label.tsx';
import { ClearFilters } from '../../ui/clear-filters.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';

interface ResultFiltersProps {
  readonly filter: TaskResultFilter;
  /** Replaces the named filters; undefined clears one. */
  readonly onChange: (
    filter: { [K in keyof TaskResultFilter]?: TaskResultFilter[K] | undefined },
    isMore?: boolean,
  ) => void;
  readonly onClear: () => void;
}

/** The status with its counts, and the filters that the server applies. */
export function ResultFilters({ filter, onChange, onClear }: ResultFiltersProps) {
  const { t, number } = useI18n();
  const counts = useQuery({ ...taskResultCountsQuery(filter), ...ASKED_ON_ENTRY }).data;
  const count = (value: number | undefined) => (value === undefined ? undefined : number(value));
  const isFiltered = Boolean(filter.status || filter.domain || filter.taskNo || filter.instanceId);
  return (
    <search aria-label={t.filter.label} className="flex min-w-0 flex-wrap items-center gap-2">
      <Segmented
        label={t.results.statusFilter}
        value={filter.status ?? 'all'}
        onChange={(status) => onChange({ status: status === 'all' ? undefined : status })}
        segments={[
          { value: 'all', label: t.filter.all, count: count(counts && counts.succeeded + counts.failed) },
          {
            value: 'succeeded',
            label: t.status.succeeded,
            icon: TONES.ok.icon,
            count: count(counts?.succeeded),
          },
          {
            value: 'failed',
            label: t.status.failed,
            icon: <span className="text-bad">{TONES.bad.icon}</span>,
            count: count(counts?.failed),
          },
        ]}
      />
      <TextFilter
        label={t.filter.domain}
        value={filter.domain ?? ''}
        read={domainIn}
        onApply={(domain, isMore) => onChange({ domain }, isMore)}
        shortcut="/"
        hasIcon
      />
      <TextFilter
        label={t.filter.taskNo}
        value={filter.taskNo ?? ''}
        read={idIn}
        onApply={(taskNo, isMore) => onChange({ taskNo }, isMore)}
        isMono
      />
      <TextFilter
        label={t.filter.instanceId}
        value={filter.instanceId ?? ''}
        read={idIn}
        onApply={(instanceId, isMore) => onChange({ instanceId }, isMore)}
        isMono
      />
      <ClearFilters isFiltered={isFiltered} onClear={onClear} />
    </search>
  );
}
