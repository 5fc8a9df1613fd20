/**
 * Reads an address's search as text, key by key. The router's own parser turns what looks like a number into one,
 * which mangles ids of 20 digits and loses those of 5; a repeated key has its last value, as in firstRequests.
 */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes a search with its keys in the order given; lists are joined by commas, as the routes read them. */
export function writeAddress(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `?${query}` : '';
}
