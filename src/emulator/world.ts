import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { atOnce, type Portions } from './portions.ts';
import type { Call } from './protocol/call.ts';
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

/** The account and its work, at the time of the clock. */
export interface World {
  readonly reads: StoreReads;
  readonly writes: StoreWrites;
  /** The time of the account in epoch milliseconds: that of the clock, plus what it was moved ahead. */
  now(): number;
  /** Moves the time of the account ahead by `ms`, and does everything that is due by then. */
  advance(ms: number): Portions<void>;
  /** Does everything that is due by now: work arrives, work finishes, late acknowledgements take effect. */
  catchUp(): void;
  /** Acknowledges the results that a call names, `ms` from now. */
  acknowledgeLater(call: Call, ms: number): void;
  /** The domains of a call: the one it filters by, or those of the results it acknowledges. */
  domainsOf(call: Call): readonly string[];
  /**
   * The results that another consumer would take: `count` of those that a call names, or of the queue, at this place.
   */
  idsAt(place: QueuePlace, count: number, call?: Call): readonly string[];
}

/**
 * Commits outlive the process but not the machine: sample data is not worth waiting for the disk. 64 MB of pages in
 * memory keep a million results from being read from the file. A journal of 32 MB halves the mean time of an
 * acknowledgement, whose pages lie far apart.
 */
const TUNING = `
  PRAGMA synchronous=NORMAL;
  PRAGMA cache_size=-65536;
  PRAGMA temp_store=MEMORY;
  PRAGMA wal_autocheckpoint=8000;`;

/** The name of the stored fact that holds how far the time of the account is ahead, in milliseconds. */
const AHEAD = 'ahead';
/** The number of results that arrive in a few dozen milliseconds. */
const RESULTS_PER_STRETCH = 50;

/** Opens the account in the database, and makes its sample of work. */
export function openWorld({ db, clock, results, seed, arrivalsPerMinute }: WorldOptions): World {
  db.exec(TUNING);
  const reads = createReads(db);
  const writes = createWrites(db);
  openSample(writes, { seed, results, now: clock.now(), isStill: arrivalsPerMinute === 0 });
  // Kept in the store, as everything is that happened by that time.
  let ahead = Number(writes.fact(AHEAD) ?? 0);
  const now = () => clock.now() + ahead;
  const arrivals: Arrivals = createArrivals(writes, { seed, perMinute: arrivalsPerMinute, now: now() });
  let rivals = 0;

  function* advance(ms: number): Portions<void> {
    const perMinute = Math.max(1, arrivalsPerMinute);
    const stretch = Math.max(1, Math.floor((RESULTS_PER_STRETCH * 60_000) / perMinute));
    for (let remaining = ms; remaining > 0; remaining -= stretch) {
      const step = Math.min(remaining, stretch);
      // Everything that is due is done first, so that the next caller need not wait for all of it.
      arrivals.advance(now() + step);
      yield* writes.settle(now() + step);
      ahead += step;
      writes.setFact(AHEAD, String(ahead));
      catchUp();
      yield;
    }
  }

  function catchUp(): void {
    arrivals.advance(now());
    atOnce(writes.settle(now()));
    const late = writes.takeLate(now());
    if (late.length > 0) atOnce(writes.acknowledge(late));
  }

  return {
    reads,
    writes,
    now,
    advance,
    catchUp,
    acknowledgeLater(call, ms) {
      writes.acknowledgeLater(idsOf(call), now() + ms);
    },
    domainsOf(call) {
      const named = call.param('DomainName');
      return [
        ...(named === undefined ? [] : [named]),
        ...idsOf(call).flatMap((id) => reads.domainOf(id) ?? []),
      ];
    },
    idsAt(place, count, call) {
      const named = call ? idsOf(call) : [];
      const total = named.length || reads.queue({}, { offset: 0, limit: 0 }).total;
      rivals += 1;
      const random = createRandom(`${seed}/rival/${rivals}`);
      return stretchesAt(place, total, count, random).flatMap(({ offset, limit }) =>
        named.length > 0
          ? named.slice(offset, offset + limit)
          : reads.queue({}, { offset, limit }).rows.map((row) => row.detail_no),
      );
    },
  };
}

function idsOf(call: Call): string[] {
  return call.pairs.flatMap(([name, value]) => (name.startsWith('TaskDetailNo.') ? [value] : []));
}
