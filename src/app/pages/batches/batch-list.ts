import { BATCH_STATUSES, isBatchType } from '../../../contract/batch.ts';
import type { BatchesSearch, BatchSort } from '../../../contract/search.ts';
import type { Messages } from '../../i18n/en.ts';
import type { TableSort } from '../../table/column.ts';
import { type BatchRow, idOfBatch } from './batch-row.ts';

type Filter = Pick<BatchesSearch, 'batchType' | 'status' | 'text'>;

/** The words for the type of a row. A type that no document lists is shown as it came. */
export function typeText(t: Messages, row: BatchRow): string {
  const type = row.count.batchType ?? row.latestOf;
  if (!type) return '';
  return isBatchType(type) ? t.batchType[type] : type;
}

/** The rows that fit all filters. */
export function filterBatches(t: Messages, rows: readonly BatchRow[], filter: Filter): BatchRow[] {
  const text = filter.text?.toLowerCase();
  return rows.filter((row) => {
    const type = row.count.batchType ?? row.latestOf;
    if (filter.batchType && type !== filter.batchType) return false;
    if (filter.status && row.count.status !== filter.status) return false;
    const words = [idOfBatch(row) ?? '', type ?? '', typeText(t, row), row.count.reason];
    return !text || words.some((word) => word.toLowerCase().includes(text));
  });
}

const STATUSES: readonly string[] = BATCH_STATUSES;

/** The digits of an int64 as a text that sorts like the number, which no JavaScript number can hold. */
const comparable = (taskId: string | undefined) => taskId?.padStart(19, '0');

function sortValue(t: Messages, row: BatchRow, sort: BatchSort): string | number | undefined {
  const { count } = row;
  const isNone = count.status === 'none';
  if (sort === 'type') return typeText(t, row) || undefined;
  if (sort === 'taskId') return comparable(idOfBatch(row));
  if (sort === 'checked') return count.asOf;
  if (isNone) return undefined;
  if (sort === 'total') return count.totalCount ?? undefined;
  if (sort === 'succeeded') return count.successCount ?? undefined;
  if (sort === 'failed') return count.failedCount ?? undefined;
  const place = STATUSES.indexOf(count.status);
  return place < 0 ? STATUSES.length : place;
}

/** The sorted rows. Equal rows keep their order; rows without a value are last in either direction. */
export function sortBatches(t: Messages, rows: readonly BatchRow[], sort: TableSort | undefined): BatchRow[] {
  if (!sort) return [...rows];
  const keyed = rows.map((row) => ({ row, value: sortValue(t, row, sort.id as BatchSort) }));
  return keyed
    .sort((one, other) => {
      if (one.value === other.value) return 0;
      if (one.value === undefined) return 1;
      if (other.value === undefined) return -1;
      return (one.value < other.value ? -1 : 1) * (sort.isDescending ? -1 : 1);
    })
    .map(({ row }) => row);
}

/** The order in an address. */
export function readSort(sort: BatchesSearch['sort']): TableSort | undefined {
  if (!sort) return undefined;
  return sort.startsWith('-') ? { id: sort.slice(1), isDescending: true } : { id: sort, isDescending: false };
}
