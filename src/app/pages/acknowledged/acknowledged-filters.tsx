import { useQuery } from '@tanstack/react-query';
import { domainIn, idIn } from '../../../contract/names.ts';
import type { AcknowledgedSearch } from '../../../contract/search.ts';
import { acknowledgedResultsQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { ClearFilters } from '../../ui/clear-filters.tsx';
import { DateFilter } from '../../ui/date-filter.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';
import { filterOf, VIEW_NAMES, VIEWS, type View, viewOf } from './views.ts';

interface AcknowledgedFiltersProps {
  readonly search: AcknowledgedSearch;
  readonly isFiltered: boolean;
  readonly onChange: (
    filter: { [K in keyof AcknowledgedSearch]?: AcknowledgedSearch[K] | undefined },
    isMore?: boolean,
  ) => void;
  readonly onClear: () => void;
}

/** The views of the record, with the number that should be 0, and the fields to search it by. */
export function AcknowledgedFilters({ search, isFiltered, onChange, onClear }: AcknowledgedFiltersProps) {
  const { t, number } = useI18n();
  const attention = { ...filterOf({ ...search, state: VIEWS.attention }), page: 1, pageSize: 1 };
  const troubled = useQuery(acknowledgedResultsQuery(attention)).data?.totalItems;
  return (
    <search aria-label={t.filter.label} className="flex min-w-0 flex-wrap items-center gap-2">
      <Segmented<View | ''>
        label={t.ledger.stateFilter}
        value={viewOf(search.state) ?? ''}
        onChange={(view) => onChange({ state: view === 'all' || view === '' ? undefined : VIEWS[view] })}
        segments={VIEW_NAMES.map((view) => ({
          value: view,
          label: t.ledger.views[view],
          ...(view === 'attention' && { count: troubled ? number(troubled) : undefined }),
        }))}
      />
      <TextFilter
        label={t.filter.domain}
        value={search.domain ?? ''}
        read={domainIn}
        onApply={(domain, isMore) => onChange({ domain }, isMore)}
        shortcut="/"
        hasIcon
      />
      <TextFilter
        label={t.filter.taskNo}
        value={search.taskNo ?? ''}
        read={idIn}
        onApply={(taskNo, isMore) => onChange({ taskNo }, isMore)}
        isMono
      />
      <DateFilter
        label={t.ledger.from}
        value={search.from ?? ''}
        max={search.to}
        onApply={(from) => onChange({ from })}
      />
      <DateFilter
        label={t.ledger.to}
        value={search.to ?? ''}
        min={search.from}
        onApply={(to) => onChange({ to })}
      />
      <ClearFilters isFiltered={isFiltered} onClear={onClear} />
    </search>
  );
}
