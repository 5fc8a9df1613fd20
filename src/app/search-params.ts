/**
 * Reads the search of an address as texts. The parser of the router would turn digits into numbers, which changes ids
 * of 20 digits. A repeated key has its last value, as in firstRequests.
 */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes a search with its keys in their order. Lists are written with commas, as the routes read them. */
export function writeAddress(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
  return query.size > 0 ? `?${query}` : '';
}
