/** What begins a formula in some spreadsheet, also in full width, also behind blanks, quotes or unprintable characters. */
const FORMULA = /^[\s\p{Cc}\p{Cf}"']*[=+\-@\t\r\0＝＋－＠]/u;

/** UTF-8's byte order mark: without it Excel reads Chinese names as something else. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One record as RFC 4180 writes it, its line end included. Text is always quoted, numbers never, so that readers which
 * tell the two apart keep a 20-digit id; text that a spreadsheet would run is put behind an apostrophe, which makes
 * it text.
 */
export function csvRecord(values: readonly (string | number)[]): string {
  const fields = values.map((value) => {
    if (typeof value === 'number') return String(value);
    const text = FORMULA.test(value) ? `'${value}` : value;
    return `"${text.replaceAll('"', '""')}"`;
  });
  return `${fields.join(',')}\r\n`;
}
