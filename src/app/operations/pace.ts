import type { Operation } from '../../contract/acknowledgement.ts';
import { resultStates } from '../../contract/result-state.ts';

/** The number of results that were sent at one time (epoch milliseconds of the server). */
export interface SentSample {
  readonly at: number;
  readonly sent: number;
}

export interface Pace {
  readonly perSecond: number;
  readonly secondsLeft: number;
}

const WINDOW_MS = 15_000;
/**
 * The shortest time to measure, in milliseconds: calls of 50 results follow each other, so a shorter time gives a
 * jumping pace.
 */
const SHORTEST_MS = 1_500;
const NONE: readonly SentSample[] = [];

/** The results whose call is over, with or without a clear answer. */
export function sentOf({ counts }: Operation): number {
  return resultStates.count(counts, 'sent');
}

/** The results that are, were or will be sent. */
export function wantedOf({ total, counts }: Operation): number {
  return total - (counts.undone ?? 0);
}

/** The samples of the last seconds, with this one. A repeat changes nothing; a pause starts again. */
export function addSample(samples: readonly SentSample[], operation: Operation): readonly SentSample[] {
  if (operation.state !== 'sending') return samples.length === 0 ? samples : NONE;
  const at = Date.parse(operation.asOf);
  const last = samples.at(-1);
  if (last && at <= last.at) return samples;
  return [...samples.filter((sample) => at - sample.at <= WINDOW_MS), { at, sent: sentOf(operation) }];
}

/** The pace over the samples; undefined until there are enough. */
export function paceOf(samples: readonly SentSample[], wanted: number): Pace | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last) return undefined;
  const time = last.at - first.at;
  const sent = last.sent - first.sent;
  if (time < SHORTEST_MS || sent <= 0) return undefined;
  const perSecond = (sent / time) * 1000;
  return { perSecond, secondsLeft: Math.max(0, wanted - last.sent) / perSecond };
}
