/** Work in portions. Each `yield` ends a portion, which takes a few dozen milliseconds at most. */
export type Portions<Result> = Generator<void, Result>;

/** Does all portions at once. */
export function atOnce<Result>(work: Portions<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Does the portions with a turn for other work between them. */
export async function inTurns<Result>(work: Portions<Result>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The items in lists of `size`; the last list may be shorter. */
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
