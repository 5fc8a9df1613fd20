const ROUNDS = 30_000_000;
/** Work that took so much longer than the fastest of the run was done on a busy machine. */
const BUSY_ABOVE = 1.3;

/** The same arithmetic every time; the answer is the milliseconds it took. */
export function doFixedWork(): number {
  const start = performance.now();
  let state = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  // The state is never 0; asking keeps the loop from being optimised away.
  if (state === 0) throw new Error('xorshift reached 0');
  return performance.now() - start;
}

export interface Calm {
  /** The slowest fixed work that counts as done on a quiet machine, in milliseconds. */
  readonly limitMs: number;
  readonly fastestMs: number;
  readonly medianMs: number;
  readonly slowestMs: number;
  /** 0 to 1: how many of the works took longer than the limit. */
  readonly busyShare: number;
}

/** How busy the machine was, told by the fixed works of one run. */
export function calmOf(works: readonly number[]): Calm {
  const sorted = [...works].sort((a, b) => a - b);
  const fastestMs = sorted[0] ?? 0;
  const limitMs = fastestMs * BUSY_ABOVE;
  return {
    limitMs,
    fastestMs,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    slowestMs: sorted.at(-1) ?? 0,
    busyShare: sorted.filter((work) => work > limitMs).length / sorted.length,
  };
}

/** One sentence for people. */
export function describeCalm({ fastestMs, medianMs, slowestMs, busyShare }: Calm): string {
  const [fastest, median, slowest] = [fastestMs, medianMs, slowestMs].map((ms) => ms.toFixed(0));
  const busy = Math.round(busyShare * 100);
  return `Fixed work before each sample: ${fastest} to ${slowest} ms, median ${median} ms; the machine was busy at ${busy} % of the samples.`;
}
