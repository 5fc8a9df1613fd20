import type { TaskCounts } from '../../../contract/session.ts';

/** How many domains of a task had ended at one moment. */
export interface ProgressSample {
  /** Epoch milliseconds of the server's clock. */
  readonly at: number;
  readonly ended: number;
}

/** How fast a task goes, from what was seen of it. */
export interface Pace {
  readonly perMinute: number;
  readonly msLeft: number;
}

const WINDOW_MS = 5 * 60_000;
/** Over a shorter time, one domain more or less would change the answer too much. */
const SHORTEST_MS = 8_000;

/** Domains that are not known to have ended: those in a status that nobody lists may still do. */
export function openOf({ total, succeeded, failed }: TaskCounts): number {
  return total - succeeded - failed;
}

/** Domains in a status that is not one of the four. */
export function unlistedOf(counts: TaskCounts): number {
  return openOf(counts) - counts.executing - counts.waiting;
}

/** The samples of the last five minutes with this one; older answers and repeats change nothing. */
export function addSample(samples: readonly ProgressSample[], counts: TaskCounts): readonly ProgressSample[] {
  const at = Date.parse(counts.asOf);
  const last = samples.at(-1);
  if (last && at <= last.at) return samples;
  return [
    ...samples.filter((sample) => at - sample.at <= WINDOW_MS),
    { at, ended: counts.succeeded + counts.failed },
  ];
}

/** The pace over the samples, as far as it carries; undefined while nothing has been seen to end. */
export function paceOf(samples: readonly ProgressSample[], open: number): Pace | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || open === 0) return undefined;
  const time = last.at - first.at;
  const ended = last.ended - first.ended;
  if (time < SHORTEST_MS || ended <= 0) return undefined;
  return { perMinute: (ended / time) * 60_000, msLeft: (open / ended) * time };
}
