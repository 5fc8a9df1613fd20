import { describe, expect, test } from 'vitest';
import type { PageParams } from '../contract/page.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import { sleep } from '../platform/clock.ts';
import type { ReadQueue } from './scan.ts';
import { scanTask } from './scan.ts';
import { createRig, detail, details, idsOf, OPERATION, OTHER, pageOf, showing } from './testing/rig.ts';

const FIVE = details(5);
const IDS = idsOf(FIVE);

/** A ledger whose one call got no clear answer, over a queue that the test fills. */
async function unclear(queue: readonly TaskDetail[]) {
  const rig = createRig();
  const state = { queue };
  rig.answer = () => ({ kind: 'unknown', error: { code: 'UpstreamTimeout', message: '' } });
  rig.readQueue = async (params) => ({ asOf: rig.clock.now(), answer: pageOf(state.queue, params) });
  const ledger = rig.open();
  ledger.show(FIVE, rig.clock.now());
  ledger.acknowledge({ operationId: OPERATION, ids: IDS, undoSeconds: 0 });
  await rig.clock.advance(0);
  return { rig, ledger, state, counts: () => ledger.operation(OPERATION).counts };
}

describe('after an unclear answer', () => {
  test('applied and the reply lost: gone within 6 s, and never sent again', async () => {
    const { rig, counts } = await unclear([]);
    expect(counts()).toEqual({ unknown: 5 });
    await rig.clock.advance(6_000);
    expect(counts()).toEqual({ gone: 5 });
    await rig.clock.advance(60 * 60 * 1000);
    expect(rig.calls).toHaveLength(1);
  });

  test('not applied: unknown until the settle time is over, then still in the queue, and one click sends again', async () => {
    const { rig, ledger, counts } = await unclear(FIVE);
    await rig.clock.advance(60_000);
    expect(counts()).toEqual({ unknown: 5 });
    await rig.clock.advance(65_000);
    expect(counts()).toEqual({ not_acked: 5 });
    expect(rig.calls).toHaveLength(1);
    rig.answer = (ids) => ({ kind: 'answered', result: ids.length, requestId: 'R' });
    ledger.acknowledge({ operationId: OTHER, ids: IDS, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(ledger.operation(OTHER).counts).toEqual({ confirmed: 5 });
  });

  test('a call that took 40 s to fail has its settle time after that, not after its beginning', async () => {
    const { rig, ledger } = showing(FIVE);
    let fail = () => {};
    rig.answer = () =>
      new Promise((resolve) => {
        fail = () => resolve({ kind: 'unknown', error: { code: 'UpstreamTimeout', message: '' } });
      });
    rig.readQueue = async (params) => ({ asOf: rig.clock.now(), answer: pageOf(FIVE, params) });
    ledger.acknowledge({ operationId: OPERATION, ids: IDS, undoSeconds: 0 });
    await rig.clock.advance(40_000);
    fail();
    await rig.clock.advance(60_000);
    expect(ledger.show(FIVE, rig.clock.now())[0]?.acknowledgement?.state).toBe('unknown');
    await rig.clock.advance(1);
    expect(ledger.show(FIVE, rig.clock.now())[0]?.acknowledgement?.state).toBe('not_acked');
  });

  test('applied in part: each result ends as the queue says', async () => {
    const { rig, ledger } = await unclear(FIVE.slice(0, 2));
    await rig.clock.advance(125_000);
    const states = ledger.operation(OPERATION).results?.map((result) => result.state);
    expect(states).toEqual(['not_acked', 'not_acked', 'gone', 'gone', 'gone']);
  });

  test('applied late: what was still in the queue is gone at the next look', async () => {
    const { rig, state, counts } = await unclear(FIVE);
    await rig.clock.advance(125_000);
    expect(counts()).toEqual({ not_acked: 5 });
    state.queue = [];
    await rig.clock.advance(120_000);
    expect(counts()).toEqual({ gone: 5 });
  });

  test('gone, and then seen again: still in the queue', async () => {
    const { rig, ledger, counts } = await unclear([]);
    await rig.clock.advance(6_000);
    expect(counts()).toEqual({ gone: 5 });
    await rig.clock.advance(60_000);
    ledger.show(FIVE.slice(0, 1), rig.clock.now());
    expect(counts()).toEqual({ gone: 4, not_acked: 1 });
  });

  test('a cloud that cannot be asked settles nothing, and is asked again until it can', async () => {
    const { rig, counts } = await unclear([]);
    const working = rig.readQueue;
    rig.readQueue = () => Promise.reject(new Error('down'));
    await rig.clock.advance(300_000);
    expect(counts()).toEqual({ unknown: 5 });
    rig.readQueue = working;
    await rig.clock.advance(120_000);
    expect(counts()).toEqual({ gone: 5 });
  });
});

test('a task whose calls stay unclear for 10 s is looked at meanwhile, and not once for each call', async () => {
  const rig = createRig({ waitForTurn: (signal) => sleep(rig.clock, 500, signal) });
  const rows = details(1000);
  const looks: number[] = [];
  rig.answer = () => ({ kind: 'unknown', error: { code: 'UpstreamTimeout', message: '' } });
  rig.readQueue = async (params) => {
    looks.push(rig.clock.monotonic());
    return { asOf: rig.clock.now(), answer: pageOf(rows, params) };
  };
  const ledger = rig.open();
  ledger.show(rows, rig.clock.now());
  ledger.acknowledge({ operationId: OPERATION, ids: idsOf(rows), undoSeconds: 0 });
  await rig.clock.advance(10_000);
  expect(rig.calls).toHaveLength(20);
  expect(looks).toEqual([2500, 4500, 6500, 8500]);
});

test('a check that is told of 1e9 results settles nothing, also after a restart, and a sane answer does', async () => {
  const absurd: ReadQueue = async (params) => ({
    asOf: 0,
    answer: { ...pageOf(FIVE, params), totalItems: 1e9, totalPages: 1e9, pageSize: 1 },
  });
  const { rig } = await unclear(FIVE);
  rig.readQueue = absurd;
  await rig.clock.advance(10_000);
  const second = createRig({ db: rig.db });
  second.readQueue = absurd;
  const ledger = second.open();
  await second.clock.advance(10_000);
  expect(ledger.operation(OPERATION).counts).toEqual({ unknown: 5 });
  second.readQueue = async (params) => ({ asOf: second.clock.now(), answer: pageOf([], params) });
  await second.clock.advance(30_000);
  expect(ledger.operation(OPERATION).counts).toEqual({ gone: 5 });
});

describe('a scan is whole only when nothing can have slipped past', () => {
  const TASK = FIVE[0]?.taskNo ?? '';
  const many = Array.from({ length: 2500 }, (_, index) => detail(index));

  test('one page as long as its total; three pages read both ways', async () => {
    const pages: number[] = [];
    const read =
      (rows: readonly TaskDetail[]): ReadQueue =>
      async (params) => {
        pages.push(params.page);
        return { asOf: 0, answer: pageOf(rows, params) };
      };
    expect((await scanTask(read(FIVE), TASK)).isWhole).toBe(true);
    expect(pages.splice(0)).toEqual([1]);
    const scan = await scanTask(read(many), TASK);
    expect([scan.isWhole, scan.ids.size]).toEqual([true, 2500]);
    expect(pages).toEqual([1, 2, 3, 3, 2, 1]);
  });

  test('a row that leaves while pages are read lets another slip past, and the scan says so', async () => {
    let reads = 0;
    const shifting: ReadQueue = async (params) => {
      reads += 1;
      return { asOf: 0, answer: pageOf(reads === 1 ? many : many.slice(1), params) };
    };
    expect((await scanTask(shifting, TASK)).isWhole).toBe(false);
  });

  test('a row that leaves while another arrives keeps every total, and only the way back meets what slipped past', async () => {
    let reads = 0;
    const replaced = [...many.slice(1), detail(9999)];
    const shifting: ReadQueue = async (params) => {
      reads += 1;
      return { asOf: 0, answer: pageOf(reads === 1 ? many : replaced, params) };
    };
    const scan = await scanTask(shifting, TASK);
    expect(scan.isWhole).toBe(false);
    expect(scan.ids.has(many[1000]?.taskDetailNo ?? '')).toBe(true);
  });

  test('an answer that states no total, or fewer rows than it states, proves nothing', async () => {
    const answer = pageOf(FIVE, { page: 1, pageSize: 1000 });
    const read =
      (more: object): ReadQueue =>
      async () => ({ asOf: 0, answer: { ...answer, ...more } });
    expect((await scanTask(read({ totalIsStated: false }), TASK)).isWhole).toBe(false);
    expect((await scanTask(read({ totalItems: 6 }), TASK)).isWhole).toBe(false);
  });

  test('a cloud that gives at most 100 rows a page is read to its end, both ways', async () => {
    const asked: PageParams[] = [];
    const capped: ReadQueue = async (params) => {
      asked.push({ page: params.page, pageSize: params.pageSize });
      const answer = pageOf(many.slice(0, 250), { ...params, pageSize: Math.min(params.pageSize, 100) });
      return { asOf: 0, answer: { ...answer, pageSize: params.pageSize, totalPages: 1 } };
    };
    const scan = await scanTask(capped, TASK);
    expect([scan.isWhole, scan.ids.size]).toEqual([true, 250]);
    expect(asked.map(({ page }) => page)).toEqual([1, 2, 3, 3, 2, 1]);
    expect(asked[1]?.pageSize).toBe(100);
  });

  test.each([
    ['a total of 1e9 beside pages of one row', { totalItems: 1e9, totalPages: 1e9, pageSize: 1 }, 1],
    ['a total that the rows never reach', { totalItems: 20, totalPages: 4, pageSize: 5 }, 4],
    ['a total below the rows', { totalItems: 2, totalPages: 1 }, 1],
    ['a total below nothing', { totalItems: -5, totalPages: 1 }, 1],
    ['a total beyond every page', { totalItems: Number.MAX_SAFE_INTEGER, totalPages: 1 }, 1],
  ])('%s proves nothing and ends the walk', async (_, more, calls) => {
    let reads = 0;
    const odd: ReadQueue = async (params) => {
      reads += 1;
      return { asOf: 0, answer: { ...pageOf(FIVE, { ...params, page: 1 }), ...more } };
    };
    const scan = await scanTask(odd, TASK);
    expect([scan.isWhole, scan.ids.size, reads]).toEqual([false, 5, calls]);
  });

  test('a stopped scan asks no further page and proves nothing', async () => {
    let reads = 0;
    const ending = new AbortController();
    const read: ReadQueue = async (params) => {
      reads += 1;
      if (reads === 4) ending.abort(new Error('the end'));
      return { asOf: 0, answer: pageOf(many, params) };
    };
    await expect(scanTask(read, TASK, ending.signal)).rejects.toThrow('the end');
    expect(reads).toBe(4);
  });
});
