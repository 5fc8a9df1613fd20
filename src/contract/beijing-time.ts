/**
 * Offset of the API's wall-clock texts from UTC, in milliseconds. No document states it; six pairs of text and
 * epoch in sibling samples agree on +08:00 (docs/api-facts.md 5), and China has had no summer time since 1991.
 */
export const API_UTC_OFFSET_MS = 8 * 60 * 60 * 1000;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/;

/**
 * Epoch milliseconds of an API time (`YYYY-MM-DD HH:mm:ss`), or undefined when the text is something else
 * (then the page shows it as it came).
 */
export function parseApiTime(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const time = asUtc - API_UTC_OFFSET_MS;
  return formatApiTime(time) === text ? time : undefined;
}

/** The API's own text for a moment given in epoch milliseconds. */
export function formatApiTime(time: number): string {
  return new Date(time + API_UTC_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
