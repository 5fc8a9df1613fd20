import {
  columnOrderingFeature,
  columnVisibilityFeature,
  constructTable,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  tableFeatures,
} from '@tanstack/react-table';
import { type Arrangement, columnsAtFirst, isAlwaysShown, isFixed } from './arrangement.ts';
import type { Column } from './column.ts';

/** A value of the table's store. A model is made, read once and dropped, so nothing needs to hear of changes. */
function createAtom<Value>(first: Value) {
  let value = first;
  return {
    get: () => value,
    set: (next: Value | ((before: Value) => Value)) => {
      value = next instanceof Function ? next(value) : next;
    },
    subscribe: () => ({ unsubscribe: () => undefined }),
  };
}

const features = tableFeatures({
  coreReactivityFeature: {
    createOptionsStore: false,
    wrapExternalAtoms: false,
    addSubscription: () => undefined,
    createWritableAtom: createAtom,
    createReadonlyAtom: (read) => ({ get: read, subscribe: () => ({ unsubscribe: () => undefined }) }),
    untrack: (run) => run(),
    batch: (run) => run(),
    schedule: (run) => queueMicrotask(run),
  },
  columnOrderingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

/** The library's model of a table with what a reader changed of it. */
function modelOf<Row extends object>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  arrangement: Arrangement,
) {
  const shown = arrangement.columns ?? columnsAtFirst(columns).map(({ id }) => id);
  const { sort } = arrangement;
  return constructTable({
    features,
    data: rows,
    columns: columns.map((column) => ({
      id: column.id,
      accessorFn: (row: Row) => column.accessorFn?.(row),
      enableSorting: column.accessorFn !== undefined,
      enableHiding: !isAlwaysShown(column),
      sortFn: sortFn_alphanumeric,
      sortUndefined: 'last' as const,
    })),
    state: {
      columnOrder: [...shown.filter((id) => !columns.some((column) => column.id === id && isFixed(column)))],
      columnVisibility: Object.fromEntries(
        columns.map((column) => [column.id, isAlwaysShown(column) || shown.includes(column.id)]),
      ),
      sorting: sort ? [{ id: sort.id, desc: sort.isDescending }] : [],
    },
  });
}

/** The columns that are shown, in their order. */
export function arrangeColumns<Row extends object>(
  columns: readonly Column<Row>[],
  arrangement: Arrangement,
): Column<Row>[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const model = modelOf(columns, [], arrangement);
  return model.getVisibleLeafColumns().flatMap(({ id }) => byId.get(id) ?? []);
}

/** The rows in the order asked for; equal ones as they came, those without a value last in either direction. */
export function arrangeRows<Row extends object>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  arrangement: Arrangement,
): Row[] {
  return modelOf(columns, rows, arrangement)
    .getRowModel()
    .rows.map(({ original }) => original);
}
