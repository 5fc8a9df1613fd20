import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskResult, TaskResultPage } from '../../contract/acknowledgement.ts';
import { createQueuePass } from './queue-pass.ts';

const row = (taskDetailNo: string) => ({ taskDetailNo }) as TaskResult;
const ids = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `r${from + index}`);

/** A queue on a server, a ledger that knows what left by it, and a reader's pass over the queue. */
function setUp(size: number, pageSize: number) {
  let queue = ids(1, size);
  const left = new Set<string>();
  const reads: number[] = [];
  const pass = createQueuePass((id) => left.has(id));
  const readPage = async (page: number): Promise<TaskResultPage> => {
    reads.push(page);
    const items = queue.slice((page - 1) * pageSize, page * pageSize).map(row);
    const totalPages = Math.max(1, Math.ceil(queue.length / pageSize));
    return { items, page, pageSize, totalItems: queue.length, totalPages, requestId: '', asOf: '' };
  };
  return {
    reads,
    pass,
    view: (page: number) => pass.read({ page, pageSize }, readPage),
    shows: async (page: number, filter = {}) =>
      (await pass.read({ page, pageSize, ...filter }, readPage)).items.map((item) => item.taskDetailNo),
    acknowledge(gone: readonly string[], isKnown = true) {
      queue = queue.filter((id) => !gone.includes(id));
      if (isKnown) for (const id of gone) left.add(id);
    },
    arrive(id: string) {
      queue = [id, ...queue];
    },
    queue: () => queue,
  };
}

describe('paging over a queue that shrinks', () => {
  test('5 of the first 20 acknowledged: next shows 21 to 40, not 26 to 45', async () => {
    const { shows, acknowledge } = setUp(60, 20);
    await shows(1);
    acknowledge(ids(3, 7));
    expect(await shows(2)).toEqual(ids(21, 40));
    expect(await shows(3)).toEqual(ids(41, 60));
  });

  test('without a change each page costs one read, of the server’s page', async () => {
    const { shows, reads } = setUp(60, 20);
    for (const page of [1, 2, 3]) expect(await shows(page)).toEqual(ids(page * 20 - 19, page * 20));
    expect(reads).toEqual([1, 2, 3]);
  });

  test('a page read again keeps its rows, less those that left; once all have left it takes the next', async () => {
    const { shows, acknowledge } = setUp(60, 20);
    await shows(1);
    acknowledge(ids(1, 5));
    expect(await shows(1)).toEqual(ids(6, 20));
    acknowledge(ids(6, 20));
    expect(await shows(1)).toEqual(ids(21, 40));
    expect(await shows(2)).toEqual(ids(41, 60));
  });

  test('where it stands in the queue, and how many pages follow, is told truly', async () => {
    const { view, acknowledge } = setUp(60, 20);
    await view(1);
    acknowledge(ids(1, 20));
    expect(await view(2)).toMatchObject({ offset: 0, totalItems: 40, totalPages: 3 });
    expect(await view(3)).toMatchObject({ offset: 20, totalItems: 40, totalPages: 3 });
  });

  test('other filters, a page out of turn and a refresh mean the server’s page', async () => {
    const { shows, acknowledge, pass } = setUp(100, 20);
    await shows(1);
    acknowledge(ids(1, 5));
    expect(await shows(4)).toEqual(ids(66, 85));
    expect(await shows(1, { domain: 'a.example' })).toEqual(ids(6, 25));
    pass.reset();
    expect(await shows(2, { domain: 'a.example' })).toEqual(ids(26, 45));
  });

  test('rows that others acknowledged are missed by the count, and nothing is skipped', async () => {
    const { shows, acknowledge } = setUp(100, 20);
    await shows(1);
    await shows(2);
    acknowledge(ids(1, 35), false);
    expect(await shows(3)).toEqual(ids(41, 60));
  });

  test('no row is skipped or shown twice, whatever leaves and arrives between the pages', async () => {
    const steps = fc.array(
      fc.record({ gone: fc.array(fc.nat(400), { maxLength: 30 }), arrivals: fc.nat(3), again: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 3, max: 25 }), steps, run),
      { numRuns: 200 },
    );

    async function run(
      size: number,
      pageSize: number,
      plan: { gone: number[]; arrivals: number; again: boolean }[],
    ) {
      const { view, acknowledge, arrive, queue } = setUp(size, pageSize);
      const shown: string[] = [];
      let arrived = 0;
      const first = await view(1);
      shown.push(...first.items.map((item) => item.taskDetailNo));
      for (let page = 1; ; ) {
        const step = plan[(page - 1) % plan.length];
        // Only what was shown can be acknowledged.
        acknowledge((step?.gone ?? []).flatMap((index) => shown[index] ?? []));
        for (let n = 0; n < (step?.arrivals ?? 0) && arrived < 20; n += 1) {
          arrived += 1;
          arrive(`new${arrived}`);
        }
        if (step?.again) {
          const same = (await view(page)).items.map((item) => item.taskDetailNo);
          shown.push(...same.filter((id) => !shown.includes(id)));
        }
        page += 1;
        const next = (await view(page)).items.map((item) => item.taskDetailNo);
        expect(next.filter((id) => shown.includes(id))).toEqual([]);
        shown.push(...next);
        if (next.length === 0) break;
      }
      const missed = queue().filter((id) => !shown.includes(id) && id.startsWith('r'));
      expect(missed).toEqual([]);
      expect(new Set(shown).size).toBe(shown.length);
    }
  });
});
