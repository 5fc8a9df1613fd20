import type { NewDetail } from '../store/records.ts';
import type { StoreWrites } from '../store/writes.ts';
import { planBatches } from './batches.ts';
import { planDetails } from './details.ts';
import { createPortfolio } from './domain-names.ts';
import { createRandom } from './random.ts';
import { planRunningTask } from './running-task.ts';
import { planTasks } from './tasks.ts';

/** Raise this when the same seed gives other data, so that older files are filled again. */
const SAMPLE_VERSION = 3;
/** Domains in the portfolio for each result of the week. */
const DOMAINS_PER_RESULT = 0.5;
/** A hundred years, in milliseconds. */
const NEVER = 100 * 365 * 24 * 3_600_000;

export interface SampleOptions {
  readonly seed: string;
  /** The number of results in the queue at `now`. 0: an account without any work. */
  readonly results: number;
  /** The end of the week, in epoch milliseconds. */
  readonly now: number;
  /** True if the running task does not progress, so that the queue does not grow by itself. */
  readonly isStill: boolean;
}

/**
 * Fills the tables with a week of work that ended just before `now`. If they hold the same sample already, they stay as
 * they are, acknowledged rows included. Another seed or size replaces everything.
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
  // Written last, so that a sample that was interrupted does not count as one.
  store.setFact('sample', name);
}

/** The details that are finished by `now`. The others are added to `others`. */
function* finishedBy(now: number, details: Iterable<NewDetail>, others: NewDetail[]): Generator<NewDetail> {
  for (const detail of details) {
    if (detail.finishes <= now) yield detail;
    else others.push(detail);
  }
}

/** The same detail, which stays as it is at `now`. */
function postpone(detail: NewDetail, now: number): NewDetail {
  const starts = detail.starts > now ? detail.starts + NEVER : detail.starts;
  return { ...detail, starts, finishes: detail.finishes + NEVER };
}
