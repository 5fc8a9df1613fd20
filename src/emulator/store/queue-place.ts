import type { Random } from '../sample/random.ts';
import type { Page } from './records.ts';

/** Where in the queue another consumer takes results. */
export const QUEUE_PLACES = ['newest', 'oldest', 'middle', 'random'] as const;
export type QueuePlace = (typeof QUEUE_PLACES)[number];

/** The ranges of a list of `total`, newest first, that hold `count` results at a place of it. */
export function stretchesAt(place: QueuePlace, total: number, count: number, random: Random): Page[] {
  const limit = Math.min(count, total);
  if (place === 'newest') return [{ offset: 0, limit }];
  if (place === 'oldest') return [{ offset: total - limit, limit }];
  if (place === 'middle') return [{ offset: Math.floor((total - limit) / 2), limit }];
  // Robert Floyd's algorithm for a sample of distinct numbers.
  const offsets = new Set<number>();
  for (let last = total - limit; last < total; last += 1) {
    const offset = random.below(last + 1);
    offsets.add(offsets.has(offset) ? last : offset);
  }
  return [...offsets].map((offset) => ({ offset, limit: 1 }));
}
