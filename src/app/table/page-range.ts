/** The rows a page shows, counted from 1, after `offset` others; undefined when it shows none. */
export function pageRange(
  offset: number,
  shown: number,
): { readonly from: number; readonly to: number } | undefined {
  if (shown === 0) return undefined;
  return { from: offset + 1, to: offset + shown };
}

/** The page a reader typed, kept within the pages there are; undefined when it is not a whole number. */
export function typedPage(text: string, totalPages: number): number | undefined {
  const digits = text.trim();
  if (!/^\d{1,10}$/.test(digits)) return undefined;
  return Math.min(Math.max(Number(digits), 1), Math.max(totalPages, 1));
}
