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
  /** Rows of the list before this page; where nothing shifts it follows from the page. */
  readonly offset?: number;
  /** Rows that others took out of the list while it was read; at least so many. */
  readonly leftElsewhere?: number;
}

interface ListOptions<Row> {
  readonly query: UseQueryResult<ListPage<Row>>;
  readonly search: PageParams;
  /** All that the list is asked for but its page. */
  readonly filters: object;
  readonly idOf: (row: NoInfer<Row>) => string;
  /** Rows that have left the list since the page was read. */
  readonly gone?: ReadonlySet<string>;
}

export type List<Row> = ReturnType<typeof useList<Row>>;

const NONE: readonly never[] = [];

/**
 * One page of a list, as the address asks for it. While it is being read, or when it cannot be read, the rows are those that
 * were read before. It follows the row that is open in a drawer, leads an address past the end to the last page, and
 * announces the rows that have come.
 */
export function useList<Row>({ query, search, filters, idOf, gone }: ListOptions<Row>) {
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
    query,
    search,
    page,
    rows: rows ?? NONE,
    idOf,
    /** Nothing has come yet, and nothing went wrong. */
    isLoading: page === undefined && !error,
    /** The rows are those of another page or of other filters: the table locks them. Decided here alone. */
    isStale: isPlaceholderData || page !== data,
    isUnapplied,
    opened,
    /** The page that the address named, where the list ends before it. */
    passed: pastEnd.passed,
    offset: page && offsetOf(page),
    /** Names the list that the rows are of. */
    name: JSON.stringify([filters, search.page, search.pageSize]),
    /** Replaces parts of the address's search and goes to page 1 unless another is named; undefined clears one. */
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
