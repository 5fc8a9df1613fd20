import type { ReactNode } from 'react';
import { domainIn, idIn } from '../../../contract/names.ts';
import { isFilteredTask, type TaskDetailsSearch } from '../../../contract/search.ts';
import type { TaskCounts } from '../../../contract/session.ts';
import { TASK_STATUSES } from '../../../contract/task-status.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { ClearFilters } from '../../ui/clear-filters.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';

interface TaskFiltersProps {
  readonly search: TaskDetailsSearch;
  readonly counts: TaskCounts | undefined;
  readonly onChange: (next: Partial<Record<keyof TaskDetailsSearch, unknown>>, isMore?: boolean) => void;
  readonly onClear: () => void;
  /** Drawn at the right. */
  readonly children?: ReactNode;
}

/** The most failures whose button fits its space. */
const MANY = 9_999;

/** Status, domain and instance id, within one task. */
export function TaskFilters({ search, counts, onChange, onClear, children }: TaskFiltersProps) {
  const { t, number } = useI18n();
  return (
    <search aria-label={t.filter.label} className="flex min-w-0 flex-wrap items-center gap-2">
      <Segmented
        label={t.tasks.columns.status}
        value={search.status ?? 'all'}
        onChange={(status) => onChange({ status: status === 'all' ? undefined : status })}
        segments={[
          { value: 'all', label: t.filter.all, count: counts && number(counts.total) },
          ...TASK_STATUSES.map((status) => ({ value: status, label: t.status[status] })),
        ]}
      />
      <TextFilter
        label={t.filter.domain}
        value={search.domain ?? ''}
        read={domainIn}
        onApply={(domain, isMore) => onChange({ domain }, isMore)}
      />
      <TextFilter
        label={t.filter.instanceId}
        value={search.instanceId ?? ''}
        read={idIn}
        onApply={(instanceId, isMore) => onChange({ instanceId }, isMore)}
        isMono
      />
      <ClearFilters isFiltered={isFilteredTask(search)} onClear={onClear} />
      <span data-reserves={t.tasks.reasons.button(MANY)} className="reserves-button ml-auto">
        {children}
      </span>
    </search>
  );
}
