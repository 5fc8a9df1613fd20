/** What one page says of the list it is from.*/
interface OnePage {
  /** Rows that came. */
  readonly rows: number;
  /** Rows in the whole list, when the answer states it. */
  readonly total: number | undefined;
  readonly page: number;
  /** Rows that were asked for. */
  readonly askedSize: number;
  /** What else the answer says of pages; asked only where the rows leave two readings. */
  readonly hints?: { readonly hasNext?: boolean; readonly totalPages?: number };
}

/**
 * How many rows the pages of a list hold, by the rows that came and not by the PageSize that the answer states: a service
 * may give at most 100 a page whatever it was asked for, and repeat the number asked for all the same. 1 at least.
 *
 * A page of fewer rows than asked for is either the last one, behind full pages, or shows how long every page is. The
 * total decides: as the last page it ends exactly at the total. On page 1 there is one reading; on a later page there can
 * be two, and then the answer's own hints decide, and without hints the reading that hides nothing: more pages follow.
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
