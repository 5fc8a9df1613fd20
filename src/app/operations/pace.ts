import type { Operation } from '../../contract/acknowledgement.ts';
import { resultStates } from '../../contract/result-state.ts';

/** How many results of an operation had been sent at one moment (epoch milliseconds of the server's clock). */
export interface SentSample {
  readonly at: number;
  readonly sent: number;
}

export interface Pace {
  readonly perSecond: number;
  readonly secondsLeft: number;
}

const WINDOW_MS = 15_000;
/** Calls go out one after the other, 50 results each: over a shorter time the pace would jump. */
const SHORTEST_MS = 1_500;
const NONE: readonly SentSample[] = [];

/** Results whose call was made and answered, or gave no clear answer. */
export function sentOf({ counts }: Operation): number {
  return resultStates.count(counts, 'sent');
}

/** Results that are, were or will be sent. */
export function wantedOf({ total, counts }: Operation): number {
  return total - (counts.undone ?? 0);
}

/** The samples of the last seconds with this one. Repeats change nothing; a pause starts anew. */
export function addSample(samples: readonly SentSample[], operation: Operation): readonly SentSample[] {
  if (operation.state !== 'sending') return samples.length === 0 ? samples : NONE;
  const at = Date.parse(operation.asOf);
  const last = samples.at(-1);
  if (last && at <= last.at) return samples;
  return [...samples.filter((sample) => at - sample.at <= WINDOW_MS), { at, sent: sentOf(operation) }];
}

/** The pace over the samples; undefined while too little has been seen. */
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
