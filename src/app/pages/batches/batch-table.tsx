import { SearchX } from 'lucide-react';
import type { BatchesSearch } from '../../../contract/search.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import type { TableSort } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { Pagination } from '../../table/pagination.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useAge } from '../../ui/relative-time.tsx';
import { batchColumns } from './batch-columns.tsx';
import { NO_FILTER } from './batch-filters.tsx';
import type { BatchRow } from './batch-row.ts';

interface BatchTableProps {
  /** All rows that fit the filters, sorted. */
  readonly rows: readonly BatchRow[];
  readonly totalPages: number;
  readonly search: BatchesSearch;
  readonly sort: TableSort | undefined;
  readonly isLoading: boolean;
  /** How many batches were asked for, and how many have been answered. The list grows until then. */
  readonly progress: { readonly asked: number; readonly read: number };
  readonly isFetching: boolean;
  readonly onChange: (next: Partial<Record<keyof BatchesSearch, unknown>>) => void;
}

const idOf = (row: BatchRow) => row.key;
/** The smallest page size. A list of at most so many rows has one page at any size. */
const ONE_PAGE = 20;

/** One page of the batches. */
export function BatchTable(props: BatchTableProps) {
  const { t } = useI18n();
  const { rows, totalPages, search, sort, isLoading, progress, onChange } = props;
  const { pageSize } = search;
  const page = Math.min(search.page, totalPages);
  const offset = (page - 1) * pageSize;
  const shown = rows.slice(offset, offset + pageSize);
  return (
    <DataTable
      name="batches"
      caption={t.batches.caption}
      columns={batchColumns}
      rows={shown}
      idOf={idOf}
      offset={offset}
      totalRows={rows.length}
      sort={sort}
      onSort={(next) => onChange({ sort: next && (next.isDescending ? `-${next.id}` : next.id) })}
      isLoading={isLoading}
      isRefreshing={props.isFetching && !isLoading}
      empty={
        <EmptyState icon={<SearchX aria-hidden size={18} />} title={t.batches.noMatch}>
          <Button onClick={() => onChange(NO_FILTER)}>{t.results.clearFilters}</Button>
        </EmptyState>
      }
      footer={
        <>
          {!isLoading && <Checked rows={rows} progress={progress} />}
          {rows.length > ONE_PAGE && (
            <Pagination
              page={page}
              pageSize={pageSize}
              totalPages={totalPages}
              totalItems={rows.length}
              shown={shown.length}
              onPage={(next) => onChange({ page: next })}
              onPageSize={(size) => onChange({ pageSize: size })}
            />
          )}
        </>
      }
    />
  );
}

/** The number of batches, those that are still read again, and the time of the oldest answer. */
function Checked({ rows, progress }: Pick<BatchTableProps, 'rows' | 'progress'>) {
  const { t } = useI18n();
  const live = rows.filter(({ count }) => count.status === 'processing').length;
  const unknown = rows.filter(({ count, askedId }) => count.status === 'none' && askedId).length;
  const batches = rows.filter(({ count }) => count.status !== 'none').length;
  return (
    <p className="table-footer justify-between text-muted">
      <span>
        {progress.read < progress.asked
          ? t.batches.reading(progress.read, progress.asked)
          : [
              t.batches.count(batches),
              unknown > 0 && t.batches.unknown(unknown),
              live > 0 && t.batches.live(live),
            ]
              .filter(Boolean)
              .join(' · ')}
      </span>
      {rows.length > 0 && (
        <span className="min-w-[24ch]">
          <CheckedAge at={Math.min(...rows.map(({ count }) => Date.parse(count.asOf)))} />
        </span>
      )}
    </p>
  );
}

function CheckedAge({ at }: { at: number }) {
  const { t } = useI18n();
  return t.batches.checked(useAge(at));
}
