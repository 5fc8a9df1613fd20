import type { ReactNode } from 'react';
import type { Messages } from '../i18n/en.ts';

/** Where a cell stands when the row is drawn as a card; a column without a place is left out there. A note wraps. */
export type CardPlace = 'title' | 'aside' | 'lead' | 'detail' | 'body' | 'foot' | 'action' | 'note';

/** How rows are ordered; the page that owns them does the ordering. */
export interface TableSort {
  /** Of a column. */
  readonly id: string;
  readonly isDescending: boolean;
}

/**
 * One column of a {@link DataTable}. Columns are constants at module scope: what a cell needs beyond its row, it takes
 * from context.
 */
export interface Column<Row> {
  readonly id: string;
  readonly header: (t: Messages) => string;
  readonly cell: (row: Row) => ReactNode;
  /** CSS width; without one the column takes what is left. */
  readonly width?: string;
  /** What the rows of a page are sorted by: its name is a button then. Rows without a value stand last. */
  readonly accessorFn?: (row: Row) => string | number | undefined;
  /** Its name is a button that sorts in a table whose page does the sorting. */
  readonly isSortable?: boolean;
  /** Shown once the reader chooses it. */
  readonly isHiddenAtFirst?: boolean;
  readonly align?: 'end';
  /** The cell that names its row. */
  readonly isRowHeader?: boolean;
  /** The header is for screen readers alone. */
  readonly isHeaderHidden?: boolean;
  /** Leaves when the table is narrower: first `wide` (1,240 px), then `medium` (1,060 px), then `narrow` (860 px). */
  readonly hidesBelow?: 'wide' | 'medium' | 'narrow';
  /** Stands in for columns that have left, at `medium` widths and below; cards have no need of it. */
  readonly isStandIn?: boolean;
  readonly card?: CardPlace;
}
