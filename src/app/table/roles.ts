/**
 * The roles that table elements have anyway, said aloud: on narrow screens the same markup is laid out as cards, and a
 * browser takes an element's native role away once it is no longer displayed as part of a table.
 */
export const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader', scope: 'col' },
  rowHeader: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;
