import type { Column, TableSort } from './column.ts';

/** What a reader changed of a table. */
export interface Arrangement {
  /** What the rows of the page are sorted by; undefined is the order they come in. */
  readonly sort?: TableSort | undefined;
  /** The ids of the columns shown, in their order; undefined is what the table shows at first. */
  readonly columns?: readonly string[] | undefined;
}

/** What readers changed, by the name of the table. */
export type Arrangements = ReadonlyMap<string, Arrangement>;

/** True for a column that is always shown, behind all others: its header has no name to choose it by. */
export const isFixed = (column: Pick<Column<never>, 'isHeaderHidden'>): boolean =>
  column.isHeaderHidden === true;

/** True for a column that cannot be hidden: a fixed one, and the one that names its row. */
export const isAlwaysShown = (column: Pick<Column<never>, 'isHeaderHidden' | 'isRowHeader'>): boolean =>
  isFixed(column) || column.isRowHeader === true;

/** The columns of a table that nobody changed. */
export function columnsAtFirst<Row>(columns: readonly Column<Row>[]): Column<Row>[] {
  return columns.filter((column) => !column.isHiddenAtFirst);
}

/** Reads what {@link writeArrangements} wrote, such as `results!-updated!status.domain~task!retries!`. Never throws. */
export function readArrangements(text: string): Map<string, Arrangement> {
  const tables = text.split('~').flatMap((table): [string, Arrangement][] => {
    const [name, sort = '', columns = ''] = table.split('!');
    const id = sort.replace(/^-/, '');
    const arrangement = {
      ...(id && { sort: { id, isDescending: sort !== id } }),
      ...(columns && { columns: columns.split('.') }),
    };
    return name && Object.keys(arrangement).length > 0 ? [[name, arrangement]] : [];
  });
  return new Map(tables);
}

/** The arrangements as a text that a cookie can hold. The ids of columns are words. */
export function writeArrangements(arrangements: Arrangements): string {
  return [...arrangements]
    .map(([name, { sort, columns = [] }]) => {
      const order = sort ? `${sort.isDescending ? '-' : ''}${sort.id}` : '';
      return `${name}!${order}!${columns.join('.')}`;
    })
    .join('~');
}
