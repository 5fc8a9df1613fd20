import type { ComponentType } from 'react';
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { type Arrangement, columnsAtFirst } from './arrangement.ts';
import type { Column } from './column.ts';

/** What a dialog for the columns of a table is given. */
export interface ColumnsDialogProps {
  /** The table's name. */
  readonly table: string;
  readonly columns: readonly Column<never>[];
  readonly onClose: () => void;
}

/** What readers changed of the tables, kept outside of them, and the code that carries it out. */
export interface Tables {
  /** Undefined for a table that nobody changed, and until the code that carries it out is there. */
  arrangement(table: string): Arrangement | undefined;
  /** Keeps what a reader changes, once the code that carries it out is there. */
  arrange(table: string, change: Arrangement): void;
  /** The code that carries it out; undefined until it is loaded. */
  code(): typeof import('./arrange.ts') | undefined;
  /** Says in which order a table shows its rows; undefined is the order they come in. */
  show(table: string, rows: readonly object[] | undefined): void;
  /** The places of the rows in that order. */
  shown(table: string): ReadonlyMap<object, number> | undefined;
  subscribe(listener: () => void): () => void;
  readonly ColumnsDialog: ComponentType<ColumnsDialogProps>;
}

export const TablesContext = createContext<Tables | undefined>(undefined);

export function useTables(): Tables {
  const tables = useContext(TablesContext);
  if (!tables) throw new Error('TablesContext is missing.');
  return tables;
}

/** What the reader changed of one table. */
export function useArrangement(table: string): Arrangement | undefined {
  const tables = useTables();
  const read = () => tables.arrangement(table);
  return useSyncExternalStore(tables.subscribe, read, read);
}

/** The columns of a table as the reader arranged them; the same array as long as nothing changes, so that rows stay. */
export function useArrangedColumns<Row extends object>(table: string, columns: readonly Column<Row>[]) {
  const { code } = useTables();
  const arrangement = useArrangement(table);
  return useMemo(() => {
    const arrange = arrangement && code()?.arrangeColumns;
    return arrange ? arrange(columns, arrangement) : columnsAtFirst(columns);
  }, [code, arrangement, columns]);
}

/**
 * The rows of a page in the order that the reader asked for. Whoever else goes through them, as a drawer does, follows it by
 * {@link useShownOrder}.
 */
export function useArrangedRows<Row extends object>(
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): readonly Row[] {
  const { code, show } = useTables();
  const arrangement = useArrangement(table);
  const ordered = useMemo(() => {
    const arrange = arrangement?.sort && code()?.arrangeRows;
    return arrange ? arrange(columns, rows, arrangement) : rows;
  }, [code, arrangement, columns, rows]);
  useEffect(() => show(table, ordered === rows ? undefined : ordered), [show, table, ordered, rows]);
  return ordered;
}

/** The rows of a page in the order in which its table shows them. */
export function useShownOrder<Row>(table: string, rows: readonly Row[]): readonly Row[] {
  const tables = useTables();
  const read = () => tables.shown(table);
  const shown: ReadonlyMap<unknown, number> | undefined = useSyncExternalStore(tables.subscribe, read, read);
  if (!shown) return rows;
  const place = (row: Row) => shown.get(row) ?? rows.length;
  return rows.toSorted((one, other) => place(one) - place(other));
}
