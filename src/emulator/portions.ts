/** Work that is done in portions: each `yield` ends one that took a few dozen milliseconds at most. */
export type Portions<Result> = Generator<void, Result>;

/** Does all of it in one go. */
export function atOnce<Result>(work: Portions<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does it portion by portion, and lets everybody else have a turn between them. */
export async function inTurns<Result>(work: Portions<Result>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The items in lists of `size`, the last one of what is left. */
export function* chunks<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let chunk: Item[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
