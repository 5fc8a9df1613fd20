import { BATCH_TYPES } from '../../../contract/batch.ts';
import { BATCH_STATUS_FILTERS, type BatchesSearch } from '../../../contract/search.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { ClearFilters } from '../../ui/clear-filters.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';

interface BatchFiltersProps {
  readonly search: BatchesSearch;
  /** Replaces the named parts of the search; undefined clears one. */
  readonly onChange: (next: Partial<Record<keyof BatchesSearch, unknown>>, isMore?: boolean) => void;
}

/** The parts that are missing in an address without filters. */
export const NO_FILTER = { batchType: undefined, status: undefined, text: undefined, taskId: undefined };

/** Type, status and text. */
export function BatchFilters({ search, onChange }: BatchFiltersProps) {
  const { t } = useI18n();
  const isFiltered = Boolean(search.batchType || search.status || search.text || search.taskId);
  return (
    <search aria-label={t.filter.label} className="flex min-w-0 flex-wrap items-center gap-2">
      <Segmented
        label={t.batches.columns.type}
        value={search.batchType ?? 'all'}
        onChange={(type) => onChange({ batchType: type === 'all' ? undefined : type })}
        segments={[
          { value: 'all', label: t.batches.allTypes },
          ...BATCH_TYPES.map((type) => ({ value: type, label: t.batchType[type] })),
        ]}
      />
      <Segmented
        label={t.batches.columns.status}
        value={search.status ?? 'all'}
        onChange={(status) => onChange({ status: status === 'all' ? undefined : status })}
        segments={[
          { value: 'all', label: t.batches.anyStatus },
          ...BATCH_STATUS_FILTERS.map((status) => ({ value: status, label: t.batchStatus[status] })),
        ]}
      />
      <TextFilter
        label={t.batches.search}
        value={search.text ?? ''}
        onApply={(text, isMore) => onChange({ text: text || undefined }, isMore)}
      />
      <ClearFilters isFiltered={isFiltered} onClear={() => onChange(NO_FILTER)} />
    </search>
  );
}
