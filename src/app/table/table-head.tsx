import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';
import { useI18n } from '../i18n/i18n.tsx';
import { IconButton } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import type { Column, TableSort } from './column.ts';
import { ROLES } from './roles.ts';
import { type TableSelection, useHasSelection, useSelectableCounts } from './row-marks.ts';
import { headerState } from './selection.ts';

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly choice: TableSelection<Row> | undefined;
  /** The rows are those of before: they cannot be chosen. */
  readonly isLocked: boolean;
  readonly sort?: TableSort | undefined;
  readonly onSort: (next: TableSort | undefined) => void;
  /** The rows of the page are sorted, by any column that has values; else the columns say so, and all rows of the list are. */
  readonly isOfPage?: boolean;
  /** Opens the choice of columns. */
  readonly onColumns: () => void;
}

/** The line of column names, the tri-state checkbox first. */
export function TableHead<Row>(props: TableHeadProps<Row>) {
  const { columns, rows, idOf, choice, isLocked, sort, isOfPage = false } = props;
  const { t } = useI18n();
  const isChoosing = useHasSelection(choice);
  return (
    <thead {...ROLES.group} data-choosing={isChoosing || undefined}>
      <tr {...ROLES.row} aria-rowindex={1}>
        {choice && (
          <th {...ROLES.columnHeader} data-place="check" style={{ width: 40 }}>
            <HeadCheckbox rows={rows} idOf={idOf} choice={choice} isLocked={isLocked} />
            <span aria-hidden className="only-cards ml-3 font-medium">
              {t.table.selectAll}
            </span>
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            {...ROLES.columnHeader}
            data-align={column.align}
            data-hides={column.hidesBelow}
            data-stand-in={column.isStandIn || undefined}
            style={{ width: column.width }}
            aria-sort={sort?.id === column.id ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
          >
            {(isOfPage ? column.accessorFn : column.isSortable) ? (
              <SortButton
                column={column}
                sort={sort}
                onSort={props.onSort}
                title={isOfPage ? t.table.sortHint : undefined}
              />
            ) : (
              <span className={column.isHeaderHidden ? 'sr-only' : undefined}>{column.header(t)}</span>
            )}
            {column === columns.at(-1) && (
              <IconButton
                data-columns
                label={t.table.columns}
                size="small-square"
                aria-haspopup="dialog"
                onClick={props.onColumns}
              >
                <Columns3 aria-hidden size={14} />
              </IconButton>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface SortButtonProps<Row> {
  readonly column: Column<Row>;
  readonly sort: TableSort | undefined;
  readonly onSort: (next: TableSort | undefined) => void;
  readonly title: string | undefined;
}

/** Ascending, descending, then the order the rows come in. The arrow leaves the name over its column's edge. */
function SortButton<Row>({ column, sort, onSort, title }: SortButtonProps<Row>) {
  const { t } = useI18n();
  const { id } = column;
  const isSorted = sort?.id === id;
  const next = isSorted
    ? sort.isDescending
      ? undefined
      : { id, isDescending: true }
    : { id, isDescending: false };
  const Icon = isSorted && sort.isDescending ? ChevronDown : ChevronUp;
  return (
    <button
      type="button"
      title={title}
      onClick={() => onSort(next)}
      className={`group inline-flex max-w-full items-center align-middle gap-0.5 rounded-sm -outline-offset-1! hover:text-text ${
        isSorted ? 'text-text' : ''
      } ${column.align === 'end' ? '-ml-4 max-w-[calc(100%+1rem)]! flex-row-reverse' : ''}`}
    >
      <span className="truncate">{column.header(t)}</span>
      <Icon
        aria-hidden
        size={13}
        className={`shrink-0 ${isSorted ? '' : 'opacity-0 group-hover:opacity-60'}`}
      />
    </button>
  );
}

function HeadCheckbox<Row>({
  rows,
  idOf,
  choice,
  isLocked,
}: Pick<TableHeadProps<Row>, 'rows' | 'idOf' | 'isLocked'> & { choice: TableSelection<Row> }) {
  const { t } = useI18n();
  const { selectable, selected } = useSelectableCounts(choice, rows, idOf);
  const state = headerState(selectable, selected);
  const toggle = () => {
    if (isLocked) return;
    const targets = rows.filter((row) => choice.marks.isSelectable(row));
    choice.selection.set(new Map(targets.map((row) => [idOf(row), row])), state !== 'all');
  };
  return (
    <Checkbox
      label={t.table.selectAll}
      checked={state === 'all'}
      isIndeterminate={state === 'some'}
      isDisabled={selectable === 0 || isLocked}
      onChange={toggle}
    />
  );
}
