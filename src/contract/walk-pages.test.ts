import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_PAGE_SIZE, type PageParams } from './page.ts';
import { type WalkedPage, walkPages } from './walk-pages.ts';

const PAGE = 10;
const START = Array.from({ length: 45 }, (_, index) => `row-${index}`);

interface Behaviour {
  /** Runs before each answer but the first. */
  readonly move?: (queue: string[]) => void;
  /** The most rows a page, whatever is asked for. */
  readonly cap?: number;
  /** Page 2 begins after the size that was asked for, although page 1 holds fewer. */
  readonly offsetsByAskedSize?: boolean;
  readonly total?: (length: number) => number;
  readonly totalIsStated?: boolean;
}

/** A queue of these rows that gives at most `cap` a page. */
function queueOf(start: readonly string[], behaviour: Behaviour = {}) {
  const { move = () => {}, cap = PAGE, total = (length) => length, totalIsStated = true } = behaviour;
  const queue = [...start];
  const stayed = new Set(start);
  const asked: PageParams[] = [];
  const read = async (params: PageParams): Promise<WalkedPage<{ taskDetailNo: string }>> => {
    if (asked.length > 0) move(queue);
    for (const id of stayed) if (!queue.includes(id)) stayed.delete(id);
    asked.push(params);
    const size = Math.min(cap, params.pageSize);
    const from = (params.page - 1) * (behaviour.offsetsByAskedSize ? params.pageSize : size);
    const items = queue.slice(from, from + size).map((taskDetailNo) => ({ taskDetailNo }));
    return { items, totalItems: total(queue.length), totalIsStated };
  };
  return { read, asked, stayed };
}

async function walk({ read }: Pick<ReturnType<typeof queueOf>, 'read'>, isStill = false): Promise<string[]> {
  const ids: string[] = [];
  for await (const { rows } of walkPages(read, { isStill })) ids.push(...rows.map((row) => row.taskDetailNo));
  return ids;
}

const pagesOf = (asked: readonly PageParams[]) => asked.map(({ page }) => page);

test('one page is one call, several are read forwards and backwards, in the order of the queue', async () => {
  const short = queueOf(START.slice(0, PAGE));
  expect(await walk(short)).toEqual(START.slice(0, PAGE));
  expect(short.asked).toEqual([{ page: 1, pageSize: MAX_PAGE_SIZE }]);
  const long = queueOf(START);
  expect(await walk(long)).toEqual(START);
  expect(pagesOf(long.asked)).toEqual([1, 2, 3, 4, 5, 5, 4, 3, 2, 1]);
});

test('a list that no row leaves is read one way', async () => {
  const still = queueOf(START);
  expect([await walk(still, true), pagesOf(still.asked)]).toEqual([START, [1, 2, 3, 4, 5]]);
});

test('an empty queue is one call and no row', async () => {
  const empty = queueOf([]);
  expect([await walk(empty), empty.asked.length]).toEqual([[], 1]);
});

describe('numbers that an answer states do not steer the walk', () => {
  test.each([1, 2, 7, 44, 45, 1000])(
    'at most %i rows a page, counted either way: every row once',
    async (cap) => {
      for (const offsetsByAskedSize of [false, true]) {
        const capped = queueOf(START, { cap, offsetsByAskedSize });
        expect(await walk(capped)).toEqual(START);
        expect(capped.asked.length).toBeLessThanOrEqual(2 * Math.ceil(45 / cap));
      }
    },
  );

  test.each([46, 1e9, 1e15])(
    'a total of %d for 45 rows fails in words after one page too many',
    async (total) => {
      const lying = queueOf(START, { total: () => total });
      await expect(walk(lying)).rejects.toMatchObject({
        body: { code: 'UpstreamUnreadable', message: expect.stringContaining(`${total}`) },
      });
      expect(lying.asked).toHaveLength(6);
    },
  );

  test('a service that answers every page with the first one is found out at the second', async () => {
    const first = queueOf(START);
    const asked: number[] = [];
    const read = ({ page, pageSize }: PageParams) => {
      asked.push(page);
      return first.read({ page: 1, pageSize });
    };
    await expect(walk({ read })).rejects.toMatchObject({ body: { code: 'UpstreamUnreadable' } });
    expect(asked).toEqual([1, 2]);
  });

  test('without a total it goes on until a page brings nothing new', async () => {
    const silent = queueOf(START, { totalIsStated: false, total: () => 0 });
    expect(await walk(silent, true)).toEqual(START);
    expect(pagesOf(silent.asked)).toEqual([1, 2, 3, 4, 5, 6]);
  });
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
        const move = (rows: string[]) => {
          for (const at of steps.shift() ?? []) one(rows, at);
        };
        const queue = queueOf(START, { move });
        const ids = await walk(queue);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...queue.stayed].filter((id) => !ids.includes(id))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  },
);
