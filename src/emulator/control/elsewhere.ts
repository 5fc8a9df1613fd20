import * as v from 'valibot';
import { parseInput } from '../parse-input.ts';
import { QUEUE_PLACES, type QueuePlace } from '../store/queue-place.ts';

/** The most results at random places, which are looked up one by one. */
const MOST_AT_RANDOM = 1000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const elsewhereSchema = v.pipe(
  v.strictObject({
    ids: v.optional(v.array(v.string())),
    newest: v.optional(count),
    oldest: v.optional(count),
    middle: v.optional(count),
    random: v.optional(v.pipe(count, v.maxValue(MOST_AT_RANDOM))),
  }),
  v.check((which) => Object.keys(which).length === 1, 'Expected one of ids, newest, oldest, middle, random'),
);
/** The results that another consumer acknowledges: these ids, or so many at a place of the queue. */
export type ElsewhereInput =
  | { readonly ids: readonly string[] }
  | { readonly newest: number }
  | { readonly oldest: number }
  | { readonly middle: number }
  | { readonly random: number };

export type Elsewhere =
  | { readonly ids: readonly string[] }
  | { readonly place: QueuePlace; readonly count: number };

/** Reads which results to acknowledge. Throws a TypeError for input that does not say which. */
export function readElsewhere(input: unknown): Elsewhere {
  const which = parseInput('rows', elsewhereSchema, input ?? {});
  const place = QUEUE_PLACES.find((name) => which[name] !== undefined);
  return place === undefined ? { ids: which.ids ?? [] } : { place, count: which[place] ?? 0 };
}
