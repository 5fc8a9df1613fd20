/**
 * The roles of table elements, written out. On narrow screens the same markup is laid out as cards, and a browser
 * removes the native role of an element that is not displayed as part of a table.
 */
export const ROLES = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader', scope: 'col' },
  rowHeader: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const;
