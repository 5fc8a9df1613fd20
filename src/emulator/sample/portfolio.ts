import type { NewDetail } from '../store/records.ts';
import type { StoreWrites } from '../store/writes.ts';
import { planBatches } from './batches.ts';
import { planDetails } from './details.ts';
import { createPortfolio } from './domain-names.ts';
import { createRandom } from './random.ts';
import { planRunningTask } from './running-task.ts';
import { planTasks } from './tasks.ts';

/** Changes when the same seed no longer gives the same data, so that an older file is filled anew. */
const SAMPLE_VERSION = 3;
/** Domains in the portfolio, against results of the week. */
const DOMAINS_PER_RESULT = 0.5;
/** A hundred years, in milliseconds. */
const NEVER = 100 * 365 * 24 * 3_600_000;

export interface SampleOptions {
  readonly seed: string;
  /** How many results wait at `now`. 0: an account that has never done anything. */
  readonly results: number;
  /** Epoch milliseconds that the week ends at. */
  readonly now: number;
  /** The running task stands still, so that the queue does not grow by itself. */
  readonly isStill: boolean;
}

/**
 * Fills the tables with a week of work that ended just before `now`, unless they hold the same sample already: then
 * they stay as they are, acknowledged rows and all. Another seed or size replaces everything.
 */
export function openSample(store: StoreWrites, options: SampleOptions): void {
  const { seed, results, now } = options;
  const name = `${SAMPLE_VERSION}/${results}/${seed}`;
  if (store.exists() && store.fact('sample') === name) {
    store.upgrade();
    return;
  }
  store.reset();
  if (results > 0) {
    const domains = createPortfolio(seed, Math.ceil(results * DOMAINS_PER_RESULT) + 8);
    const running = planRunningTask(seed, results, now);
    const tasks = [running.task, ...planTasks(seed, results - running.finished, now)];
    store.transaction(() => {
      store.addTasks(tasks.map((task, index) => ({ ...task, id: index + 1 })));
      store.addBatches(planBatches(createRandom(`${seed}/batches`), now));
    });
    const open: NewDetail[] = [];
    store.addFinished(finishedBy(now, planDetails(seed, tasks, domains, 1), open));
    store.addOpen(options.isStill ? open.map((detail) => postpone(detail, now)) : open);
  }
  store.index();
  // Last, so that a sample that was cut off while it was written does not pass for one.
  store.setFact('sample', name);
}

/** The details finished by `now`; the others are put aside. */
function* finishedBy(now: number, details: Iterable<NewDetail>, others: NewDetail[]): Generator<NewDetail> {
  for (const detail of details) {
    if (detail.finishes <= now) yield detail;
    else others.push(detail);
  }
}

/** The same detail, never to get further than it is at `now`. */
function postpone(detail: NewDetail, now: number): NewDetail {
  const starts = detail.starts > now ? detail.starts + NEVER : detail.starts;
  return { ...detail, starts, finishes: detail.finishes + NEVER };
}
