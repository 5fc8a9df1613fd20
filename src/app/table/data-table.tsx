import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import type { Column, TableSort } from './column.ts';
import { useHeldRows } from './held-rows.ts';
import { SortedByContext } from './pagination.tsx';
import { ROLES } from './roles.ts';
import type { TableSelection } from './row-marks.ts';
import { rangeBetween } from './selection.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { useArrangedColumns, useArrangedRows, useArrangement, useTables } from './use-arranged.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useWindowRows } from './use-window-rows.ts';

interface DataTableProps<Row extends object> {
  /** Under which the reader's sorting and choice of columns are kept: a word. */
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** How many rows of the whole list stand before this page. */
  readonly offset?: number;
  /** Over all pages; the number of rows if the list has one page. */
  readonly totalRows?: number;
  readonly choice?: TableSelection<Row>;
  /** Enter on a row, or a click on what is marked `data-opens` in it. */
  readonly onOpen?: (row: Row) => void;
  /** The row that is open in a drawer: it has the focus once the drawer is closed. */
  readonly openedId?: string | undefined;
  /** With `onSort`: what the page ordered the rows by; undefined is the order they come in. */
  readonly sort?: TableSort | undefined;
  /** Names the list, so that rows which leave it are drawn until nobody points at them; without it they go at once. */
  readonly list?: string;
  /** How a row is drawn that has left the list. */
  readonly asLeft?: (row: Row) => Row;
  /** The page does the sorting, of all rows of the list; without it the table sorts the rows of the page. */
  readonly onSort?: (next: TableSort | undefined) => void;
  /** Skeleton rows stand in for the first answer. */
  readonly isLoading?: boolean;
  /** The rows are those of before: dimmed, not gone. They can be neither chosen nor opened. */
  readonly isStale?: boolean;
  readonly isRefreshing?: boolean;
  /** Lies over the line of column names, for what concerns the chosen rows. */
  readonly strip?: ReactNode;
  /** Stands in place of rows when there are none. */
  readonly empty?: ReactNode;
  readonly footer?: ReactNode;
}

/** Longer pages draw only the rows near the window. */
const WINDOW_ABOVE = 100;

/** The one table of Docket: a native table that is laid out as cards where there is no room for columns. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    name,
    caption,
    idOf,
    offset = 0,
    totalRows = props.rows.length,
    choice,
    isLoading = false,
    asLeft,
  } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const isLocked = props.isStale ?? false;
  const list = isLocked ? undefined : props.list;
  const { t } = useI18n();
  const tables = useTables();
  const [isChoosing, setChoosing] = useState(false);
  const arrangement = useArrangement(name);
  const columns = useArrangedColumns(name, props.columns);
  const ordered = useArrangedRows(name, props.columns, props.rows);
  const rows = useHeldRows({ rows: ordered, idOf, body, list, asLeft });
  const view = useWindowRows(body, rows.length, WINDOW_ABOVE);
  const sorting = props.onSort
    ? { sort: props.sort, onSort: props.onSort }
    : {
        sort: arrangement?.sort,
        onSort: (sort: TableSort | undefined) => tables.arrange(name, { sort }),
        isOfPage: true,
      };
  const sortedBy = sorting.isOfPage && props.columns.find(({ id }) => id === sorting.sort?.id)?.header(t);

  const latest = useRef({ rows, idOf, choice, isLocked });
  useEffect(() => {
    latest.current = { rows, idOf, choice, isLocked };
  });
  const anchor = useRef<string>(undefined);
  const toggle = useCallback((index: number, isSelected: boolean | undefined, isRange: boolean) => {
    const { rows, idOf, choice, isLocked } = latest.current;
    const target = rows[index];
    if (isLocked || !target || !choice?.marks.isSelectable(target)) return;
    const next = isSelected ?? !choice.selection.has(idOf(target));
    const from = isRange ? rows.findIndex((row) => idOf(row) === anchor.current) : -1;
    const chosen = from < 0 ? [target] : rangeBetween(from, index).flatMap((at) => rows[at] ?? []);
    const allowed = chosen.filter((row) => choice.marks.isSelectable(row));
    choice.selection.set(new Map(allowed.map((row) => [idOf(row), row])), from >= 0 || next);
    anchor.current = idOf(target);
  }, []);
  const open = (target: EventTarget) => {
    const index = target instanceof Element ? target.closest<HTMLElement>('tr')?.dataset.index : undefined;
    const row = index === undefined ? undefined : rows[Number(index)];
    if (row && !isLocked) props.onOpen?.(row);
  };
  const focus = useRowFocus({
    body,
    ids: rows.map(idOf),
    openedId: props.openedId,
    onToggle: choice && toggle,
  });

  return (
    <div className="data-table" data-stale={props.isStale || undefined} data-plain={!choice || undefined}>
      {props.isRefreshing && (
        <div aria-hidden className="pointer-events-none sticky top-(--header-height) z-30 h-0">
          <div className="h-0.5 overflow-hidden">
            <div className="h-full w-1/3 bg-accent motion-safe:animate-sweep" />
          </div>
        </div>
      )}
      {props.strip}
      <table
        {...ROLES.table}
        aria-rowcount={isLoading ? -1 : totalRows + 1}
        aria-busy={isLoading || props.isStale}
      >
        <caption className="sr-only">{caption}</caption>
        <TableHead
          columns={columns}
          rows={rows}
          idOf={idOf}
          choice={choice}
          isLocked={isLocked}
          {...sorting}
          onColumns={() => setChoosing(true)}
        />
        <tbody
          {...ROLES.group}
          ref={body}
          onFocus={(event) => focus.remember(event.target)}
          onBlur={(event) => focus.forget(event.relatedTarget)}
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest('[data-opens]')) open(event.target);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.target instanceof HTMLTableRowElement) open(event.target);
          }}
        >
          {view.before > 0 && <Spacer height={view.before} />}
          {rows.slice(view.start, view.end).map((row, position) => (
            <TableRow
              key={idOf(row)}
              id={idOf(row)}
              row={row}
              columns={columns}
              index={view.start + position}
              ariaRowIndex={offset + view.start + position + 2}
              choice={choice}
              isLocked={isLocked}
              onToggle={toggle}
            />
          ))}
          {view.after > 0 && <Spacer height={view.after} />}
          {isLoading && <SkeletonRows columns={columns} hasCheckbox={choice !== undefined} />}
        </tbody>
      </table>
      {!isLoading && props.rows.length === 0 && props.empty}
      {isChoosing && (
        <tables.ColumnsDialog table={name} columns={props.columns} onClose={() => setChoosing(false)} />
      )}
      <SortedByContext value={sortedBy || undefined}>{props.footer}</SortedByContext>
    </div>
  );
}

function Spacer({ height }: { height: number }) {
  return <tr aria-hidden data-spacer style={{ height }} />;
}

const ROWS = 14;
/** Widths in percent that look like text of different lengths. */
const WIDTHS = [62, 78, 54, 86, 70, 48, 74];

/** Rows to be: they hold the place of the first answer, so that nothing jumps when it comes. */
export function SkeletonRows<Row>({
  columns,
  hasCheckbox,
}: {
  columns: readonly Column<Row>[];
  hasCheckbox: boolean;
}) {
  return Array.from({ length: ROWS }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
    <tr key={row} aria-hidden data-skeleton style={{ opacity: 1 - row / (ROWS + 2) }}>
      {hasCheckbox && (
        <td data-place="check">
          <span className="block size-[15px] rounded bg-raised" />
        </td>
      )}
      {columns.map((column, index) => (
        <td
          key={column.id}
          data-place={column.card ?? 'none'}
          data-hides={column.hidesBelow}
          data-stand-in={column.isStandIn || undefined}
        >
          {!column.isHeaderHidden && (
            <span
              className="block h-2.5 rounded-full bg-pressed motion-safe:animate-breathe"
              style={{ width: `${WIDTHS[(row * 3 + index * 5) % WIDTHS.length]}%` }}
            />
          )}
        </td>
      ))}
    </tr>
  ));
}
