import type { MouseEvent } from 'react';
import { memo } from 'react';
import { useI18n } from '../i18n/i18n.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import type { Column } from './column.ts';
import { ROLES } from './roles.ts';
import { type TableSelection, useIsSelectable, useIsSelected, useRowLook } from './row-marks.ts';

interface TableRowProps<Row extends object> {
  readonly id: string;
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  /** Counted from 1 over all pages, the header being 1. */
  readonly ariaRowIndex: number;
  /** Counted from 0 on this page. */
  readonly index: number;
  readonly choice: TableSelection<Row> | undefined;
  /** The row is one of before: nothing can be done with it. */
  readonly isLocked: boolean;
  readonly onToggle: (index: number, isSelected: boolean, isRange: boolean) => void;
}

function PlainTableRow<Row extends object>(props: TableRowProps<Row>) {
  const { id, row, columns, ariaRowIndex, index, choice, isLocked, onToggle } = props;
  const { t } = useI18n();
  const isFree = useIsSelectable(choice, row);
  const isSelectable = isFree && !isLocked;
  const isSelected = useIsSelected(choice, id) && isFree;
  const look = useRowLook(choice, row);
  const toggle = (event: MouseEvent<HTMLInputElement>) => {
    if (isSelectable) onToggle(index, !isSelected, event.shiftKey);
    else event.preventDefault();
  };
  return (
    <tr
      {...ROLES.row}
      data-row-id={id}
      data-index={index}
      data-look={look}
      data-selected={isSelected || undefined}
      aria-rowindex={ariaRowIndex}
      aria-disabled={isLocked || undefined}
      tabIndex={-1}
    >
      {choice && (
        <td {...ROLES.cell} data-place="check">
          <Checkbox
            label={t.table.select(choice.nameOf(row))}
            checked={isSelected}
            isDisabled={!isSelectable}
            data-control="select"
            onClick={toggle}
            onChange={() => undefined}
          />
        </td>
      )}
      {columns.map((column) => {
        const Cell = column.isRowHeader ? 'th' : 'td';
        return (
          <Cell
            key={column.id}
            {...(column.isRowHeader ? ROLES.rowHeader : ROLES.cell)}
            data-place={column.card ?? 'none'}
            data-align={column.align}
            data-hides={column.hidesBelow}
            data-stand-in={column.isStandIn || undefined}
          >
            {column.cell(row)}
          </Cell>
        );
      })}
    </tr>
  );
}

/** A row renders again only when its own data did change: a refetch that says the same keeps the rows that were there. */
export const TableRow = memo(
  PlainTableRow,
  (before, after) =>
    before.id === after.id &&
    before.row === after.row &&
    before.columns === after.columns &&
    before.ariaRowIndex === after.ariaRowIndex &&
    before.index === after.index &&
    before.choice === after.choice &&
    before.isLocked === after.isLocked &&
    before.onToggle === after.onToggle,
) as typeof PlainTableRow;
