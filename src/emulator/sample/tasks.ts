import { API_UTC_OFFSET_MS } from '../../contract/beijing-time.ts';
import { createRandom, type Random } from './random.ts';
import { SMALL_TASKS, TRANSFER_CODE, WORK, type Work } from './work.ts';

/** One task of the sample, without its details. Times are epoch milliseconds. */
export interface PlannedTask {
  readonly taskNo: string;
  readonly type: string;
  readonly created: number;
  readonly size: number;
  /** When the turn of the first detail comes. Each further turn comes `pace` later. */
  readonly begins: number;
  readonly pace: number;
  /** How many details fail, and of what: keys of FAILURES, the most frequent first. */
  failing: number;
  readonly failures: readonly string[];
  /** The TaskResult of every detail. */
  readonly result?: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;
/** From this size on, one task is very large, so that its deep pages can be tried. */
const LARGE_SAMPLE = 200_000;

/** How many results of the last hour come in small tasks, two a minute like new ones, and at most this share. */
const MOST_RECENT = 120;
const RECENT_SHARE = 0.05;

const SIZES: readonly (readonly [{ from: number; to: number }, number])[] = [
  [{ from: 1, to: 3 }, 45],
  [{ from: 4, to: 20 }, 29],
  [{ from: 21, to: 120 }, 20],
  [{ from: 121, to: 420 }, 6],
];

/** The work in each hour of the day in Beijing: renewals at two at night, then office hours. */
const HOURS = [1, 1, 9, 4, 1, 1, 1, 2, 5, 12, 16, 16, 8, 10, 16, 17, 16, 13, 8, 5, 4, 4, 3, 2];
const BUSIEST_HOUR = Math.max(...HOURS);

/**
 * The finished tasks of the week before `now`, with `results` details in all, the latest a minute ago. Each of the 16
 * types occurs in all but the smallest samples. Four to eight of a hundred details fail, in clusters: most tasks have
 * no failure, some have many of one kind.
 */
export function planTasks(seed: string, results: number, now: number): PlannedTask[] {
  const random = createRandom(`${seed}/tasks`);
  const tasks: PlannedTask[] = [];
  let remaining = results;
  const add = (task: PlannedTask) => {
    tasks.push(task);
    remaining -= task.size;
  };
  // The first tasks are one of each type.
  const nextWork = () => WORK[tasks.length - 1] ?? random.weighted(WORK.map((work) => [work, work.weight]));

  if (results >= 10) add(planTransferCode(random, now));
  const recent = Math.min(MOST_RECENT, Math.floor(results * RECENT_SHARE));
  while (results - remaining < recent) {
    const size = Math.min(remaining, random.weighted(SMALL_TASKS));
    add(planTask(random, nextWork(), size, now - MINUTE - random.below(HOUR), now));
  }
  const largest = Math.max(3, Math.ceil(results / 10));
  let isLarge = results >= LARGE_SAMPLE;
  while (remaining > 0) {
    const range = random.weighted(SIZES);
    const size = isLarge ? largest : range.from + random.below(range.to - range.from + 1);
    // The end of a task depends on the hour of `now`. Its own random stream keeps everything else the same.
    const ends = pickEnd(createRandom(`${seed}/end/${tasks.length}`), now);
    add(planTask(random, nextWork(), Math.min(remaining, largest, size), ends, now));
    isLarge = false;
  }
  spreadFailures(tasks, results, random);
  return tasks;
}

function planTask(random: Random, work: Work, size: number, ends: number, now: number): PlannedTask {
  const slowness = ends > now - 3 * HOUR ? 5 : 1;
  const pace = Math.min((400 + random.below(5600)) * slowness, (12 * HOUR) / size);
  const begins = Math.max(ends - size * pace, now - WEEK + MINUTE);
  return {
    taskNo: random.uuid(),
    type: work.type,
    created: begins - 3000 - random.below(40_000),
    size,
    begins,
    pace,
    failing: 0,
    failures: work.failures,
  };
}

/**
 * A time in the week before `now`, as likely as the work of its hour. The last hours are busier, as in a real queue.
 */
function pickEnd(random: Random, now: number): number {
  if (random.next() < 0.16) return now - MINUTE - Math.floor(random.next() ** 1.5 * 3 * HOUR);
  for (;;) {
    const moment = now - MINUTE - random.below(WEEK - 2 * MINUTE);
    const beijing = new Date(moment + API_UTC_OFFSET_MS);
    const isWeekend = beijing.getUTCDay() % 6 === 0;
    const work = (HOURS[beijing.getUTCHours()] ?? 1) * (isWeekend ? 0.3 : 1);
    if (random.next() * BUSIEST_HOUR < work) return moment;
  }
}

/** A query for one transfer code, done some minutes ago (docs/api-facts.md 1.7). */
function planTransferCode(random: Random, now: number): PlannedTask {
  const begins = now - (7 + random.below(9)) * MINUTE;
  return {
    taskNo: random.uuid(),
    type: TRANSFER_CODE.type,
    created: begins - 20_000,
    size: 1,
    begins,
    pace: 2000,
    failing: 0,
    failures: [],
    result: `${random.code(4)}-${random.code(6).toLowerCase()}#${random.below(100)}`,
  };
}

function spreadFailures(tasks: readonly PlannedTask[], results: number, random: Random): void {
  let remaining = Math.round(results * (0.05 + random.next() * 0.02));
  if (remaining === 0 && results >= 3) remaining = 1;
  const candidates = tasks.filter((task) => task.failures.length > 0);
  for (let index = random.below(candidates.length || 1); remaining > 0; index += 1 + random.below(4)) {
    const task = candidates[index % candidates.length];
    if (!task) return;
    const room = task.size - task.failing;
    const share = random.weighted([
      [random.next() * 0.08, 6],
      [0.08 + random.next() * 0.2, 3],
      [task.size <= 8 ? 1 : 0.4, 1],
    ]);
    const failing = Math.min(remaining, room, Math.max(1, Math.round(task.size * share)));
    task.failing += failing;
    remaining -= failing;
  }
}
