import type { ColumnDef, Row as TableRowModel } from '@tanstack/react-table';
import { tableFeatures, useTable } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { Column } from './column.ts';

const features = tableFeatures({});
type Features = typeof features;

/** One row as the table draws it. */
export type ModelRow<Row> = TableRowModel<Features, Row & object>;

const definitions = new WeakMap<object, unknown>();

/** Our columns in the library's terms; the same array gives the same definitions, so models are not rebuilt. */
function define<Row extends object>(columns: readonly Column<Row>[]): ColumnDef<Features, Row, unknown>[] {
  const known = definitions.get(columns) as ColumnDef<Features, Row, unknown>[] | undefined;
  if (known) return known;
  const made = columns.map(
    (column): ColumnDef<Features, Row, unknown> => ({
      id: column.id,
      cell: ({ row }: { row: { original: Row } }): ReactNode => column.cell(row.original),
    }),
  );
  definitions.set(columns, made);
  return made;
}

/** The rows of a table in the order they are shown. */
export function useRowModel<Row extends object>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
) {
  const table = useTable({ features, columns: define(columns), data: rows, getRowId: idOf });
  return table.getRowModel().rows;
}
