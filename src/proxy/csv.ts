/**
 * The beginnings that some spreadsheet takes for a formula: also in full width, and behind blanks, quotes or
 * unprintable characters.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}"']*[=+\-@\t\r\0＝＋－＠]/u;

/** The byte order mark of UTF-8. Without it Excel reads Chinese names in another encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes one record as RFC 4180 defines it, with its line end. Texts are quoted and numbers are not, so that readers
 * keep a 20-digit id as text. A text that a spreadsheet would run gets an apostrophe in front, which makes it text.
 */
export function csvRecord(values: readonly (string | number)[]): string {
  const fields = values.map((value) => {
    if (typeof value === 'number') return String(value);
    const text = FORMULA.test(value) ? `'${value}` : value;
    return `"${text.replaceAll('"', '""')}"`;
  });
  return `${fields.join(',')}\r\n`;
}
