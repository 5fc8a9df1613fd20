import { useState } from 'react';

/** The row that is open in a drawer, and its neighbours. A row that leaves the list stays open as it was. */
export function useOpenedRow<Row>(rows: readonly Row[], idOf: (row: Row) => string) {
  const [opened, setOpened] = useState<{ readonly row: Row; readonly index: number }>();
  const found = opened ? rows.findIndex((row) => idOf(row) === idOf(opened.row)) : -1;
  const index = found >= 0 ? found : (opened?.index ?? 0);
  const to = (next: number) => {
    const row = rows[next];
    return row === undefined ? undefined : () => setOpened({ row, index: next });
  };
  return {
    row: opened && (rows[found] ?? opened.row),
    open: (row: Row) => setOpened({ row, index: rows.indexOf(row) }),
    controls: {
      onPrevious: to(index - 1),
      // Where a row has left, the one that took its place is next.
      onNext: to(found >= 0 ? index + 1 : index),
      onClose: () => setOpened(undefined),
    },
  };
}
