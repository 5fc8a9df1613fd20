/** What one page says of its list. */
interface OnePage {
  /** The rows that came. */
  readonly rows: number;
  /** The rows in the whole list, if the answer states it. */
  readonly total: number | undefined;
  readonly page: number;
  /** The rows that were asked for. */
  readonly askedSize: number;
  /** What else the answer says of pages. It is used only where the rows can be read in two ways. */
  readonly hints?: { readonly hasNext?: boolean; readonly totalPages?: number };
}

/**
 * The number of rows that the pages of a list hold, at least 1. It goes by the rows that came, not by the PageSize of
 * the answer: a service may give at most 100 a page, and repeat the number that was asked for.
 *
 * A page with fewer rows than asked for is either the last one, after full pages, or shows the size of every page. The
 * total decides: a last page ends exactly at the total. On page 1 there is one reading. On a later page there can be
 * two; then the hints of the answer decide, and without hints the reading that hides nothing: more pages follow.
 */
export function pageSizeOf({ rows, total, page, askedSize, hints = {} }: OnePage): number {
  if (rows === 0 || rows >= askedSize || total === undefined) return askedSize;
  if (page === 1) return rows < total ? rows : askedSize;
  const canBeShort = rows * page < total;
  const saysMore = hints.hasNext ?? (hints.totalPages ?? page) > page;
  if ((page - 1) * askedSize + rows === total) return canBeShort && saysMore ? rows : askedSize;
  const before = (total - rows) / (page - 1);
  const canBeLast = Number.isInteger(before) && before >= rows && before <= askedSize;
  if (!canBeLast) return rows;
  const saysLast = hints.hasNext === false || hints.totalPages === page;
  return canBeShort && !saysLast ? rows : before;
}
