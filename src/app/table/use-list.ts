import type { UseQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { Page, PageParams } from '../../contract/page.ts';
import { useLastGood } from '../api/last-good.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { useToasts } from '../ui/toasts.ts';
import { useOpenedRow } from './use-opened-row.ts';
import { usePastEnd } from './use-past-end.ts';

/** A page of a list, and the moment it was read (ISO 8601, UTC). */
interface ListPage<Row> extends Page<Row> {
  readonly asOf: string;
  /** The number of rows before this page. Default: by the number of the page. */
  readonly offset?: number;
  /** At least how many rows others took out of the list while it was read. */
  readonly leftElsewhere?: number;
}

interface ListOptions<Row> {
  /** The name of the list's table. */
  readonly table: string;
  readonly query: UseQueryResult<ListPage<Row>>;
  readonly search: PageParams;
  /** Everything that the list is asked for, but the page. */
  readonly filters: object;
  readonly idOf: (row: NoInfer<Row>) => string;
  /** Rows that have left the list since the page was read. */
  readonly gone?: ReadonlySet<string>;
}

export type List<Row> = ReturnType<typeof useList<Row>>;

const NONE: readonly never[] = [];

/**
 * One page of a list, by the address. While it is being read, or cannot be read, the rows are those that were read
 * before. It knows the row that is open in a drawer, goes to the last page when the address is past the end, and
 * announces new rows.
 */
export function useList<Row>({ table, query, search, filters, idOf, gone }: ListOptions<Row>) {
  const { t } = useI18n();
  const { announce } = useToasts();
  const navigate = useNavigate();
  const { page, isUnapplied } = useLastGood(query, filters);
  const rows = useMemo(
    () => (gone ? page?.items.filter((row) => !gone.has(idOf(row))) : page?.items),
    [page, gone, idOf],
  );
  const { data, error, isFetching, isPlaceholderData } = query;
  const pastEnd = usePastEnd(search.page, isPlaceholderData ? undefined : data);
  const settled = isPlaceholderData || isFetching ? undefined : data;
  const opened = useOpenedRow({
    table,
    rows: rows ?? NONE,
    idOf,
    isSettled: settled !== undefined && !pastEnd.isPastEnd,
  });
  useEffect(() => {
    if (!settled) return;
    const from = offsetOf(settled) + 1;
    const to = from + settled.items.length - 1;
    const range = to < from ? t.paging.nothing : t.paging.announce(from, to, settled.totalItems);
    announce(settled.leftElsewhere ? `${range}. ${t.paging.leftElsewhere(settled.leftElsewhere)}` : range);
  }, [settled, announce, t]);
  return {
    table,
    query,
    search,
    page,
    rows: rows ?? NONE,
    idOf,
    /** True until the first answer or error. */
    isLoading: page === undefined && !error,
    /**
     * True if the rows belong to another page or other filters: then the table locks them. This is decided here only.
     */
    isStale: isPlaceholderData || page !== data,
    isUnapplied,
    opened,
    /** The page of the address, if the list ends before it. */
    passed: pastEnd.passed,
    offset: page && offsetOf(page),
    /** The name of the list of these rows. */
    name: JSON.stringify([filters, search.page, search.pageSize]),
    /** Replaces parts of the search, and goes to page 1 unless another page is named; undefined clears a part. */
    change: (next: object, replace = false) => {
      pastEnd.forget();
      void navigate({
        to: '.',
        search: (now) => ({ ...now, page: 1, open: undefined, ...next }),
        replace,
      });
    },
  };
}

function offsetOf({ offset, page, pageSize }: ListPage<unknown>): number {
  return offset ?? (page - 1) * pageSize;
}
