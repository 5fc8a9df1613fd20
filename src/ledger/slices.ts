import { setImmediate } from 'node:timers/promises';

/** Rows of one transaction: 100,000 in one stopped the process for 4 to 11 seconds, these take some 20 ms. */
export const SLICE_ROWS = 250;

/** Lets other requests be answered before the next slice. Throws the signal's reason when it is aborted by then. */
export async function nextTurn(signal?: AbortSignal): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

/** Runs `take` for slices of these rows, one a turn. Throws the signal's reason when it is aborted between two of them. */
export async function inSlices<Row>(
  rows: readonly Row[],
  take: (slice: readonly Row[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (let from = 0; from < rows.length; from += SLICE_ROWS) {
    if (from > 0) await nextTurn(signal);
    take(rows.slice(from, from + SLICE_ROWS));
  }
}

/**
 * All rows of a list that is read slice by slice: `read` is given the last row it answered, or undefined at first, and the
 * number of rows to answer. Throws the signal's reason when it is aborted between two slices.
 */
export async function readSlices<Row>(
  read: (after: Row | undefined, limit: number) => readonly Row[],
  signal?: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const slice = read(rows.at(-1), SLICE_ROWS);
    rows.push(...slice);
    if (slice.length < SLICE_ROWS) return rows;
    await nextTurn(signal);
  }
}
