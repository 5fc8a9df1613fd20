import { useSyncExternalStore } from 'react';
import type { Selection } from './selection.ts';

/** What else a table should know of its rows, kept outside of it so that one change renders one row. */
export interface RowMarks<Row> {
  subscribe(listener: () => void): () => void;
  /** False while the row is being handled. */
  isSelectable(row: Row): boolean;
  /** How the row is drawn: `leaving` greys it where it stands. */
  look(row: Row): 'leaving' | undefined;
}

/** Everything a table needs to offer a choice of rows. */
export interface TableSelection<Row> {
  readonly selection: Selection<Row>;
  readonly marks: RowMarks<Row>;
  /** The row's name in its checkbox's label, such as "example.com, Renewal order". */
  readonly nameOf: (row: Row) => string;
}

const NEVER = () => () => undefined;

/** Whether one row is chosen; renders again only when that changes. */
export function useIsSelected<Row>(choice: TableSelection<Row> | undefined, id: string): boolean {
  const read = () => choice?.selection.has(id) ?? false;
  return useSyncExternalStore(choice?.selection.subscribe ?? NEVER, read, read);
}

/** Whether any row is chosen, shown or not. */
export function useHasSelection<Row>(choice: TableSelection<Row> | undefined): boolean {
  const read = () => (choice?.selection.rows().size ?? 0) > 0;
  return useSyncExternalStore(choice?.selection.subscribe ?? NEVER, read, read);
}

/** Whether one row may be chosen. */
export function useIsSelectable<Row>(choice: TableSelection<Row> | undefined, row: Row): boolean {
  const read = () => choice?.marks.isSelectable(row) ?? false;
  return useSyncExternalStore(choice?.marks.subscribe ?? NEVER, read, read);
}

/** How one row is drawn. */
export function useRowLook<Row>(choice: TableSelection<Row> | undefined, row: Row): string | undefined {
  const read = () => choice?.marks.look(row);
  return useSyncExternalStore(choice?.marks.subscribe ?? NEVER, read, read);
}

/** The number of rows shown that may be chosen, and of those that are, as one text so that it compares by value. */
export function useSelectableCounts<Row>(
  choice: TableSelection<Row>,
  rows: readonly Row[],
  idOf: (row: Row) => string,
): { selectable: number; selected: number } {
  const read = () => {
    const selectable = rows.filter((row) => choice.marks.isSelectable(row));
    return `${selectable.length} ${selectable.filter((row) => choice.selection.has(idOf(row))).length}`;
  };
  const subscribe = (listener: () => void) => {
    const leave = [choice.selection.subscribe(listener), choice.marks.subscribe(listener)];
    return () => {
      for (const unsubscribe of leave) unsubscribe();
    };
  };
  const [selectable = 0, selected = 0] = useSyncExternalStore(subscribe, read, read).split(' ').map(Number);
  return { selectable, selected };
}
