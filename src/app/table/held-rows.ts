/**
 * The rows to draw when a list was read again: those it has now, and, each in its place, those that it has no more.
 * `before` is what was drawn, `now` what the list is; a row that left is drawn as `asLeft` says. A list whose order has
 * changed otherwise, or that has none of its rows any more, was laid out anew and holds no rows back.
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
 * Drops from the rows drawn those that left the list and that no hand is near: `hand` is the row that the pointer was last
 * moved to, `focused` the one that has the focus. Rows above the pointer stay as well: without them the next row would
 * come under it.
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
