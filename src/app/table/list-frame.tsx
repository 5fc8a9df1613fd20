import type { ComponentType, ReactNode } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import type { DrawerControls } from '../ui/drawer.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import type { Column } from './column.ts';
import { DataTable } from './data-table.tsx';
import { Pagination } from './pagination.tsx';
import type { TableSelection } from './row-marks.ts';
import type { List } from './use-list.ts';

interface ListFrameProps<Row extends object> {
  readonly list: List<Row>;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  /** The subject of an error, as in "Could not load …". */
  readonly what: string;
  readonly choice?: TableSelection<Row>;
  /** Covers the line of column names, for the selection. */
  readonly strip?: ReactNode;
  /** How to draw a row that has left the list. Without it such rows disappear at once. */
  readonly asLeft?: (row: Row) => Row;
  /** Drawn in place of rows when there are none. */
  readonly empty: ReactNode;
  /** Draws one row in full. */
  readonly drawer: ComponentType<DrawerControls & { readonly row: Row }>;
  /** Drawn above the table: filters and tools. */
  readonly children: ReactNode;
  /** Drawn between that and the table. */
  readonly notices?: ReactNode;
  /** Another query of the page, whose error is shown with that of the list. */
  readonly besides?: Pick<List<Row>['query'], 'error' | 'isFetching'> & { readonly refetch: () => unknown };
  /** Drawn in place of the table. */
  readonly instead?: ReactNode;
}

/** Draws a list: its filters, notices and errors, its table with its pages, and the open row. */
export function ListFrame<Row extends object>(props: ListFrameProps<Row>) {
  const { t } = useI18n();
  const { list, besides, asLeft, drawer: RowDrawer } = props;
  const { query, search, page, rows, isLoading, opened, change } = list;
  const error = query.error ?? besides?.error;
  return (
    <>
      <div className="mt-3 mb-3 flex flex-col gap-3">
        {props.children}
        {list.passed && <p className="text-muted">{t.paging.pastEnd(list.passed)}</p>}
        {props.notices}
        {error && (
          <ErrorPanel
            error={error}
            what={props.what}
            onRetry={() => {
              void query.refetch();
              if (besides?.error) besides.refetch();
            }}
            isRetrying={query.isFetching || (besides?.isFetching ?? false)}
            isUnapplied={list.isUnapplied}
            {...(page && { lastGood: Date.parse(page.asOf) })}
          />
        )}
      </div>
      {props.instead ||
        ((page || isLoading) && (
          <DataTable
            name={list.table}
            caption={props.caption}
            columns={props.columns}
            rows={rows}
            idOf={list.idOf}
            offset={list.offset ?? 0}
            totalRows={page?.totalItems ?? 0}
            onOpen={opened.open}
            openedId={opened.id}
            isLoading={isLoading}
            isStale={list.isStale}
            isRefreshing={query.isFetching && page !== undefined}
            strip={props.strip}
            empty={props.empty}
            {...(props.choice && { choice: props.choice })}
            {...(asLeft && { asLeft, list: list.name })}
            footer={
              <Pagination
                page={search.page}
                pageSize={search.pageSize}
                totalPages={page?.totalPages ?? 1}
                totalItems={page?.totalItems ?? 0}
                offset={list.offset}
                shown={page && rows.length}
                leftElsewhere={page?.leftElsewhere}
                onPage={(next) => change({ page: next })}
                onPageSize={(pageSize) => change({ pageSize })}
              />
            }
          />
        ))}
      {opened.row && <RowDrawer row={opened.row} {...opened.controls} />}
    </>
  );
}
