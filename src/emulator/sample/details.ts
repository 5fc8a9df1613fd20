import type { NewDetail } from '../store/records.ts';
import type { PortfolioDomain } from './domain-names.ts';
import { createRandom, type Random } from './random.ts';
import type { PlannedTask } from './tasks.ts';

interface Cursor {
  readonly task: PlannedTask;
  readonly taskId: number;
  readonly firstDomain: number;
  readonly random: Random;
  done: number;
  failuresLeft: number;
  finishes: number;
}

/** How often a detail was repeated before it succeeded, with its weight. */
const RETRIES = [
  [0, 92],
  [1, 7],
  [2, 1],
] as const;

/**
 * The details of all tasks, in the order in which they finish. `firstId` is the number of the first task. A task uses
 * neighbours in the portfolio, as the domains of one customer are handled together.
 */
export function* planDetails(
  seed: string,
  tasks: readonly PlannedTask[],
  domains: readonly PortfolioDomain[],
  firstId: number,
): Generator<NewDetail> {
  const waiting = tasks
    .map((task, index) =>
      openCursor(task, firstId + index, createRandom(`${seed}/task/${task.taskNo}`), domains),
    )
    .sort((a, b) => b.finishes - a.finishes);
  const active: Cursor[] = [];
  for (;;) {
    let next = active[0];
    for (const cursor of active) if (next && cursor.finishes < next.finishes) next = cursor;
    const latecomer = waiting.at(-1);
    if (latecomer && (!next || latecomer.finishes <= next.finishes)) {
      active.push(latecomer);
      waiting.pop();
      continue;
    }
    if (!next) return;
    yield takeDetail(next, domains);
    if (next.done === next.task.size) active.splice(active.indexOf(next), 1);
  }
}

function openCursor(
  task: PlannedTask,
  taskId: number,
  random: Random,
  domains: readonly PortfolioDomain[],
): Cursor {
  const firstDomain = random.below(domains.length);
  const cursor = { task, taskId, firstDomain, random, done: 0, failuresLeft: task.failing, finishes: 0 };
  return Object.assign(cursor, { finishes: turn(cursor) });
}

/** When the next detail of a task finishes: at some time within its turn, so later details never finish earlier. */
function turn({ task, done, random }: Pick<Cursor, 'task' | 'done' | 'random'>): number {
  return Math.floor(task.begins + (done + random.next()) * task.pace);
}

function takeDetail(cursor: Cursor, domains: readonly PortfolioDomain[]): NewDetail {
  const { task, random, finishes } = cursor;
  const domain = domains[(cursor.firstDomain + cursor.done) % domains.length] as PortfolioDomain;
  const hasFailed = random.below(task.size - cursor.done) < cursor.failuresLeft;
  cursor.done += 1;
  if (hasFailed) cursor.failuresLeft -= 1;
  const detail: NewDetail = {
    detailNo: random.hex(32),
    taskId: cursor.taskId,
    seq: cursor.done,
    domain: domain.name,
    instanceId: domain.instanceId,
    // Two details are executing at any time.
    starts: Math.max(task.created, Math.floor(finishes - 2 * task.pace)),
    finishes,
    outcome: hasFailed ? 3 : 2,
    tries: hasFailed ? 3 : random.weighted(RETRIES),
    failure: hasFailed ? pickFailure(task, random) : null,
    reason: null,
    result: hasFailed ? null : (task.result ?? null),
  };
  if (cursor.done < task.size) cursor.finishes = turn(cursor);
  return detail;
}

/** The reason of a failure. Within one task most failures have the same reason: that of its registry or registrant. */
function pickFailure(task: PlannedTask, random: Random): string {
  const [first = 'timeout', ...others] = task.failures;
  const main = task.failures[task.size % task.failures.length] ?? first;
  return random.next() < 0.8 || others.length === 0 ? main : random.pick(task.failures);
}
