import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

interface HeldRowsOptions<Row> {
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  /** Names the list. Rows of another list are never held. Undefined: no row is held. */
  readonly list: string | undefined;
  /** How to draw a row that has left. */
  readonly asLeft: ((row: Row) => Row) | undefined;
}

/** How often to check whether pointer and focus have moved, in milliseconds. */
const LOOK_MS = 1_000;

/**
 * The rows to draw. A row that left its list stays in its place until pointer and focus are elsewhere. Otherwise the
 * "Acknowledge" of the next row would come to be where the pointer is on the "Undo" of this row.
 */
export function useHeldRows<Row>({ rows, idOf, body, list, asLeft }: HeldRowsOptions<Row>): readonly Row[] {
  const [held, setHeld] = useState({ rows, list, drawn: rows });
  let { drawn } = held;
  if (held.rows !== rows || held.list !== list) {
    const isSameList = list !== undefined && held.list === list;
    drawn = isSameList ? holdRows(held.drawn, rows, idOf, asLeft ?? ((row) => row)) : rows;
    setHeld({ rows, list, drawn });
  }

  const hand = useRef<string>(undefined);
  useEffect(() => {
    let [x, y] = [Number.NaN, Number.NaN];
    const move = (event: PointerEvent) => {
      // A pointer that rests while the page moves under it was not moved.
      if (event.clientX === x && event.clientY === y) return;
      [x, y] = [event.clientX, event.clientY];
      const row =
        event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-row-id]') : null;
      hand.current = row && body.current?.contains(row) ? row.dataset.rowId : undefined;
    };
    document.addEventListener('pointermove', move, { passive: true });
    document.addEventListener('pointerdown', move, { passive: true });
    const leave = () => {
      hand.current = undefined;
    };
    document.documentElement.addEventListener('pointerleave', leave);
    return () => {
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerdown', move);
      document.documentElement.removeEventListener('pointerleave', leave);
    };
  }, [body]);

  const hasHeld = drawn !== rows;
  useLayoutEffect(() => {
    if (!hasHeld) return;
    const release = () => {
      const row = document.activeElement?.closest<HTMLElement>('tr[data-row-id]');
      const focused = row && body.current?.contains(row) ? row.dataset.rowId : undefined;
      setHeld((now) => {
        const next = releaseRows(now.drawn, rows, idOf, { hand: hand.current, focused });
        return next === now.drawn ? now : { ...now, drawn: next };
      });
    };
    release();
    const timer = setInterval(release, LOOK_MS);
    return () => clearInterval(timer);
  }, [hasHeld, rows, body, idOf]);
  return drawn;
}

/**
 * The rows to draw after a list was read again: its rows and, in their places, those that it does not have any more.
 * `before` was drawn, `now` is the list; a row that left is drawn as `asLeft` says. If the order changed in another
 * way, or no row is left, the list was laid out anew and holds no rows.
 */
export function holdRows<Row>(
  before: readonly Row[],
  now: readonly Row[],
  idOf: (row: Row) => string,
  asLeft: (row: Row) => Row,
): readonly Row[] {
  const current = new Map(now.map((row) => [idOf(row), row]));
  const staying = before.filter((row) => current.has(idOf(row)));
  if (staying.some((row, index) => now[index] !== undefined && idOf(row) !== idOf(now[index]))) return now;
  if (staying.length === before.length || (staying.length === 0 && now.length > 0)) return now;
  const merged = before.map((row) => current.get(idOf(row)) ?? asLeft(row));
  return [...merged, ...now.slice(staying.length)];
}

/**
 * Removes the rows that left the list and that neither pointer nor focus is near. `hand` is the row that the pointer
 * was last moved to, `focused` the focused row. Rows above the pointer stay too: without them the next row would come
 * under it.
 */
export function releaseRows<Row>(
  drawn: readonly Row[],
  now: readonly Row[],
  idOf: (row: Row) => string,
  { hand, focused }: { readonly hand: string | undefined; readonly focused: string | undefined },
): readonly Row[] {
  const current = new Set(now.map(idOf));
  const handIndex = drawn.findIndex((row) => idOf(row) === hand);
  const kept = drawn.filter((row, index) => {
    const id = idOf(row);
    return current.has(id) || index <= handIndex || id === focused;
  });
  return kept.length === drawn.length ? drawn : kept.length === now.length ? now : kept;
}
