import type { Clock } from '../contract/clock.ts';
import type { Database } from '../contract/database.ts';
import type { Call } from './call.ts';
import { type Arrivals, createArrivals } from './sample/arrivals.ts';
import { openSample } from './sample/portfolio.ts';
import { createRandom } from './sample/random.ts';
import { type QueuePlace, stretchesAt } from './store/queue-place.ts';
import { createReads, type StoreReads } from './store/reads.ts';
import { createWrites, type StoreWrites } from './store/writes.ts';

export interface WorldOptions {
  readonly db: Database;
  readonly clock: Pick<Clock, 'now'>;
  readonly results: number;
  readonly seed: string;
  readonly arrivalsPerMinute: number;
}

/** The account and its work, as of the clock. */
export interface World {
  readonly reads: StoreReads;
  readonly writes: StoreWrites;
  /** The account's time in epoch milliseconds: the clock's, and what it was told to run ahead. */
  now(): number;
  /** Lets the account's time run ahead of the clock by `ms` more. */
  advance(ms: number): void;
  /** Lets happen what is due by now: work that arrives, work that finishes, effects that were late. */
  catchUp(): void;
  /** Runs something `ms` from now: the next time anybody looks after that. */
  later(ms: number, run: () => void): void;
  /** The domains that a call is about: the one it filters by, or those of the results it acknowledges. */
  domainsOf(call: Call): readonly string[];
  /**
   * Acknowledges as another consumer does: `count` of the results that a call names, or of the queue, at this place of
   * it. The answer is how many it was.
   */
  acknowledgeElsewhere(call: Call | undefined, place: QueuePlace, count: number): number;
}

/**
 * Commits survive the end of the process, not of the machine: sample data is worth no wait for the disk. 64 MB of pages
 * in memory keep a million results from being read from the file, and a journal of 32 MB halves the mean cost of an
 * acknowledgement among them, whose pages lie far apart.
 */
const TUNING = `
  PRAGMA synchronous=NORMAL;
  PRAGMA cache_size=-65536;
  PRAGMA temp_store=MEMORY;
  PRAGMA wal_autocheckpoint=8000;`;

/** Opens the account in the database, with its sample of work. */
export function openWorld({ db, clock, results, seed, arrivalsPerMinute }: WorldOptions): World {
  db.exec(TUNING);
  const reads = createReads(db);
  const writes = createWrites(db);
  let ahead = 0;
  const now = () => clock.now() + ahead;
  openSample(writes, { seed, results, now: now(), isStill: arrivalsPerMinute === 0 });
  const arrivals: Arrivals = createArrivals(writes, { seed, perMinute: arrivalsPerMinute, now: now() });
  let rivals = 0;
  let late: { readonly at: number; run(): void }[] = [];

  return {
    reads,
    writes,
    now,
    advance(ms) {
      ahead += ms;
    },
    catchUp() {
      arrivals.advance(now());
      writes.settle(now());
      const due = late.filter(({ at }) => at <= now());
      late = late.filter(({ at }) => at > now());
      for (const { run } of due) run();
    },
    later(ms, run) {
      late.push({ at: now() + ms, run });
    },
    domainsOf(call) {
      const named = call.param('DomainName');
      return [
        ...(named === undefined ? [] : [named]),
        ...idsOf(call).flatMap((id) => reads.domainOf(id) ?? []),
      ];
    },
    acknowledgeElsewhere(call, place, count) {
      const named = call ? idsOf(call) : [];
      const total = named.length || reads.queue({}, { offset: 0, limit: 0 }).total;
      rivals += 1;
      const random = createRandom(`${seed}/rival/${rivals}`);
      const ids = stretchesAt(place, total, count, random).flatMap(({ offset, limit }) =>
        named.length > 0
          ? named.slice(offset, offset + limit)
          : reads.queue({}, { offset, limit }).rows.map((row) => row.detail_no),
      );
      return writes.acknowledge(ids);
    },
  };
}

function idsOf(call: Call): string[] {
  return call.pairs.flatMap(([name, value]) => (name.startsWith('TaskDetailNo.') ? [value] : []));
}
