import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TASK_STATUSES, type TaskStatus } from '../contract/task-status.ts';
import { countDetails } from './count-details.ts';

const [WAITING, EXECUTING, SUCCEEDED, FAILED] = [0, 1, 2, 3];

/** A task whose details have these statuses, and change before each count as `move` says. */
function taskOf(start: readonly number[], move: (rows: number[]) => void = () => {}) {
  const rows = [...start];
  const asked: (TaskStatus | undefined)[] = [];
  const count = async (status?: TaskStatus) => {
    if (asked.length > 0) move(rows);
    asked.push(status);
    return rows.filter((row) => status === undefined || row === TASK_STATUSES.indexOf(status)).length;
  };
  return { asked, count };
}

test('a task that holds still is counted as it is, each status once and the total once', async () => {
  const { count, asked } = taskOf([WAITING, WAITING, EXECUTING, SUCCEEDED, SUCCEEDED, SUCCEEDED, FAILED]);
  expect(await countDetails(count)).toEqual({ total: 7, waiting: 2, executing: 1, succeeded: 3, failed: 1 });
  expect([...asked].sort()).toEqual([...TASK_STATUSES, undefined].sort());
});

test('a detail that ends between two counts is told as being executed; the total stands', async () => {
  const start = [WAITING, EXECUTING, EXECUTING, SUCCEEDED];
  const moves = [() => {}, () => {}, (rows: number[]) => rows.fill(FAILED, 1, 2)];
  const { count } = taskOf(start, (rows) => moves.shift()?.(rows));
  expect(await countDetails(count)).toEqual({ total: 4, waiting: 1, executing: 2, succeeded: 1, failed: 0 });
});

test('the last detail that ends between two counts is not told as something nobody lists', async () => {
  const moves = [() => {}, () => {}, (rows: number[]) => rows.fill(SUCCEEDED, 0, 1)];
  const { count } = taskOf([EXECUTING, FAILED], (rows) => moves.shift()?.(rows));
  expect(await countDetails(count)).toEqual({ total: 2, waiting: 0, executing: 0, succeeded: 1, failed: 1 });
  const late = [() => {}, () => {}, () => {}, (rows: number[]) => rows.fill(EXECUTING, 0, 1)];
  const begun = taskOf([WAITING, FAILED], (rows) => late.shift()?.(rows));
  expect(await countDetails(begun.count)).toEqual({
    total: 2,
    waiting: 0,
    executing: 1,
    succeeded: 0,
    failed: 1,
  });
});

test('what has a status nobody lists is in the total and in no count once all else has ended', async () => {
  const ended = await countDetails(taskOf([SUCCEEDED, FAILED, 7, 7]).count);
  expect(ended).toEqual({ total: 4, waiting: 0, executing: 0, succeeded: 1, failed: 1 });
});

test('a total below its parts is corrected: what was counted is there', async () => {
  const count = async (status?: TaskStatus) => (status === undefined ? 0 : 2);
  expect(await countDetails(count)).toMatchObject({ total: 8, waiting: 2, executing: 2 });
});

test('however a task goes on meanwhile: its numbers make its total, and none tells of rows that never were so', async () => {
  const status = fc.constantFrom(WAITING, EXECUTING, SUCCEEDED, FAILED);
  const step = fc.array(fc.record({ row: fc.nat(29), end: fc.constantFrom(SUCCEEDED, FAILED) }), {
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(status, { minLength: 1, maxLength: 30 }),
      fc.array(step, { maxLength: 5 }),
      async (start, script) => {
        const steps = [...script];
        const had = start.map((first) => new Set([first]));
        const { count } = taskOf(start, (rows) => {
          for (const { row, end } of steps.shift() ?? []) {
            if (rows[row] === WAITING) rows[row] = EXECUTING;
            else if (rows[row] === EXECUTING) rows[row] = end;
            had[row]?.add(rows[row] ?? 0);
          }
        });
        const { total, ...counts } = await countDetails(count);
        const sum = Object.values(counts).reduce((all, one) => all + one, 0);
        expect(total).toBe(start.length);
        expect(sum).toBe(total);
        for (const [index, name] of TASK_STATUSES.entries()) {
          expect(counts[name]).toBeLessThanOrEqual(had.filter((seen) => seen.has(index)).length);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
