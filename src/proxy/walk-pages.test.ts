import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageParams } from '../contract/page.ts';
import { detail, details, idsOf, pageOf } from '../ledger/testing/rig.ts';
import { walkPages } from './walk-pages.ts';

const PAGE = 10;

/** A queue of these rows that is asked ten at a time, and moves as `move` says before each answer. */
function queueOf(start: readonly string[], move: (queue: string[]) => void = () => {}) {
  const queue = [...start];
  const stayed = new Set(start);
  const asked: PageParams[] = [];
  const read = async (params: PageParams) => {
    if (asked.length > 0) move(queue);
    for (const id of stayed) if (!queue.includes(id)) stayed.delete(id);
    asked.push(params);
    const rows = queue.map((id) => detail(0, { taskDetailNo: id }));
    return { asOf: 0, answer: pageOf(rows, { ...params, pageSize: PAGE }) };
  };
  return { read, asked, stayed };
}

async function walk(queue: ReturnType<typeof queueOf>): Promise<string[]> {
  const ids: string[] = [];
  for await (const rows of walkPages(queue.read)) ids.push(...idsOf(rows));
  return ids;
}

const START = idsOf(details(45));

test('one page is one call, several are walked forwards and backwards, in the order of the queue', async () => {
  const short = queueOf(START.slice(0, PAGE));
  expect(await walk(short)).toEqual(START.slice(0, PAGE));
  expect(short.asked.map(({ page }) => page)).toEqual([1]);
  const long = queueOf(START);
  expect(await walk(long)).toEqual(START);
  expect(long.asked.map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 5, 4, 3, 2, 1]);
  expect(long.asked[3]).toEqual({ page: 4, pageSize: 1000 });
});

test('a list that no row leaves is walked one way', async () => {
  const still = queueOf(START);
  const ids: string[] = [];
  for await (const rows of walkPages(still.read, { isStill: true })) ids.push(...idsOf(rows));
  expect([ids, still.asked.map(({ page }) => page)]).toEqual([START, [1, 2, 3, 4, 5]]);
});

test('an empty queue is one call and no row; pages that stay empty are not asked for for ever', async () => {
  const empty = queueOf([]);
  expect([await walk(empty), empty.asked.length]).toEqual([[], 1]);
  let calls = 0;
  const read = async (params: PageParams) => {
    calls += 1;
    const rows = params.page === 1 ? details(2) : [];
    return { asOf: 0, answer: { ...pageOf([], params), items: rows, totalPages: params.page + 1 } };
  };
  const ids: string[] = [];
  for await (const rows of walkPages(read)) ids.push(...idsOf(rows));
  expect([ids, calls]).toEqual([START.slice(0, 2), 3]);
});

const numbers = fc.array(fc.nat({ max: 60 }), { maxLength: 8 });
const moves: Record<string, (queue: string[], at: number) => void> = {
  'leave and arrive at the end': (queue, at) =>
    at % 3 === 0 ? void queue.push(randomUUID()) : void queue.splice(at % Math.max(1, queue.length), 1),
  'arrive at the front': (queue) => void queue.unshift(randomUUID()),
};

test.each(Object.entries(moves))(
  'while rows %s, none that stays is missed, none is met twice',
  async (_, one) => {
    await fc.assert(
      fc.asyncProperty(fc.array(numbers, { minLength: 1, maxLength: 12 }), async (script) => {
        const steps = [...script];
        const queue = queueOf(START, (rows) => {
          for (const at of steps.shift() ?? []) one(rows, at);
        });
        const ids = await walk(queue);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...queue.stayed].filter((id) => !ids.includes(id))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  },
);
