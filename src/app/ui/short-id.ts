/** The first eight and the last four characters of a long id; ids of up to 16 characters stay whole. */
export function shortId(id: string): string {
  return id.length <= 16 ? id : `${id.slice(0, 8)}…${id.slice(-4)}`;
}
