import { useSyncExternalStore } from 'react';
import type { Selection } from './selection.ts';

/** What else a table needs to know of its rows. It is outside the table, so that one change renders one row. */
export interface RowMarks<Row> {
  subscribe(listener: () => void): () => void;
  /** False while the row is being acknowledged. */
  isSelectable(row: Row): boolean;
  /** How to draw the row: `leaving` greys it. */
  look(row: Row): 'leaving' | undefined;
}

/** Everything that a table needs to select rows. */
export interface TableSelection<Row> {
  readonly selection: Selection<Row>;
  readonly marks: RowMarks<Row>;
  /** The name of a row in the label of its checkbox, such as "example.com, Renewal order". */
  readonly nameOf: (row: Row) => string;
}

const NEVER = () => () => undefined;

/** Whether one row is selected. It renders again only when that changes. */
export function useIsSelected<Row>(choice: TableSelection<Row> | undefined, id: string): boolean {
  const read = () => choice?.selection.has(id) ?? false;
  return useSyncExternalStore(choice?.selection.subscribe ?? NEVER, read, read);
}

/** Whether any row is selected, shown or not. */
export function useHasSelection<Row>(choice: TableSelection<Row> | undefined): boolean {
  const read = () => (choice?.selection.rows().size ?? 0) > 0;
  return useSyncExternalStore(choice?.selection.subscribe ?? NEVER, read, read);
}

/** Whether one row can be selected. */
export function useIsSelectable<Row>(choice: TableSelection<Row> | undefined, row: Row): boolean {
  const read = () => choice?.marks.isSelectable(row) ?? false;
  return useSyncExternalStore(choice?.marks.subscribe ?? NEVER, read, read);
}

/** How to draw one row. */
export function useRowLook<Row>(choice: TableSelection<Row> | undefined, row: Row): string | undefined {
  const read = () => choice?.marks.look(row);
  return useSyncExternalStore(choice?.marks.subscribe ?? NEVER, read, read);
}

/**
 * The number of shown rows that can be selected, and of those that are, as one text, so that it is compared by value.
 */
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
