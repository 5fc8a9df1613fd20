import type { TaskCounts } from '../../../contract/session.ts';

/** The number of domains of a task that had ended at one time. */
export interface ProgressSample {
  /** Epoch milliseconds by the clock of the server. */
  readonly at: number;
  readonly ended: number;
}

/** The pace of a task, as far as it was seen. */
export interface Pace {
  readonly perMinute: number;
  readonly msLeft: number;
}

const WINDOW_MS = 5 * 60_000;
/** The shortest time to measure, in milliseconds: over less, one domain more would change the pace too much. */
const SHORTEST_MS = 8_000;

/** The domains that may still end: also those with a status that no document lists. */
export function openOf({ total, succeeded, failed }: TaskCounts): number {
  return total - succeeded - failed;
}

/** Domains in a status that is not one of the four. */
export function unlistedOf(counts: TaskCounts): number {
  return openOf(counts) - counts.executing - counts.waiting;
}

/** The samples of the last five minutes, with this one. Older answers and repeats change nothing. */
export function addSample(samples: readonly ProgressSample[], counts: TaskCounts): readonly ProgressSample[] {
  const at = Date.parse(counts.asOf);
  const last = samples.at(-1);
  if (last && at <= last.at) return samples;
  return [
    ...samples.filter((sample) => at - sample.at <= WINDOW_MS),
    { at, ended: counts.succeeded + counts.failed },
  ];
}

/** The pace over the samples; undefined until a domain was seen to end. */
export function paceOf(samples: readonly ProgressSample[], open: number): Pace | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || open === 0) return undefined;
  const time = last.at - first.at;
  const ended = last.ended - first.ended;
  if (time < SHORTEST_MS || ended <= 0) return undefined;
  return { perMinute: (ended / time) * 60_000, msLeft: (open / ended) * time };
}
