/**
 * The offset of the API's times from UTC, in milliseconds. No document states it; six pairs of text and epoch in
 * samples agree on +08:00 (docs/api-facts.md 5), and China has had no summer time since 1991.
 */
export const API_UTC_OFFSET_MS = 8 * 60 * 60 * 1000;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/**
 * The epoch milliseconds of a time of the API (`YYYY-MM-DD HH:mm:ss`); undefined for any other text, which the page
 * shows as it is.
 */
export function parseApiTime(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const time = asUtc - API_UTC_OFFSET_MS;
  return formatApiTime(time) === text ? time : undefined;
}

/** Writes epoch milliseconds as the API does. */
export function formatApiTime(time: number): string {
  return new Date(time + API_UTC_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
