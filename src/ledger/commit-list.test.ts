import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../platform/sqlite.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerOptions } from './options.ts';
import {
  breakable,
  createRig,
  details,
  idsOf,
  inMemory,
  lateRefusal,
  OPERATION,
  OTHER,
  pageOf,
  refusal,
} from './testing/rig.ts';

const ROWS = details(2000);
const RECORD = { page: 1, pageSize: 10 };

/** A ledger with a frozen list of 2,000 results: eight slices. */
async function frozen(options: Partial<LedgerOptions> = {}) {
  const rig = createRig(options);
  rig.readQueue = async (params) => ({ asOf: 0, answer: pageOf(ROWS, params) });
  const ledger = rig.open();
  ledger.show(ROWS.slice(-100), rig.clock.now());
  const { id } = ledger.startCapture({});
  await expect.poll(() => ledger.capture(id).state, { interval: 1 }).toBe('ready');
  const inHand = () => rig.db.get<{ n: number }>('SELECT count(*) AS n FROM result')?.n ?? 0;
  const request = { operationId: OPERATION, captureId: id, undoSeconds: 0 };
  return { rig, ledger, request, inHand };
}

/** Begins to acknowledge and comes back when some of the results are in the file, but not all. */
async function halfWay({ ledger, request, inHand }: Awaited<ReturnType<typeof frozen>>) {
  const answer = ledger.acknowledgeCapture(request);
  answer.catch(() => {});
  while (inHand() < 500) await nextTurn();
  expect(inHand()).toBeLessThan(ROWS.length);
  return { answer };
}

function expectNothingToSee(ledger: Ledger) {
  expect(ledger.operations()).toEqual([]);
  expect(refusal(() => ledger.operation(OPERATION))).toEqual([404, 'NotFound']);
  expect(ledger.acknowledgedResults(RECORD).totalItems).toBe(0);
  expect([...ledger.acknowledgedPages({})]).toEqual([]);
  expect(ledger.mark(ROWS)).toEqual(ROWS);
}

describe('while a long list is being committed', () => {
  test('nobody hears of it and nothing is sent; the undo window begins when all is in', async () => {
    const list = await frozen();
    const { rig, ledger } = list;
    const { answer } = await halfWay(list);
    expectNothingToSee(ledger);
    await rig.clock.advance(0);
    expect(rig.calls).toEqual([]);
    const operation = await answer;
    expect(operation).toMatchObject({ state: 'pending', total: 2000, counts: { pending: 2000 } });
    expect(operation.sendAt).toBe(new Date(rig.clock.now()).toISOString());
    for (let batch = 0; batch < 45; batch += 1) await rig.clock.advance(0);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'done', counts: { confirmed: 2000 } });
    expect(rig.calls.flat().toSorted()).toEqual(idsOf(ROWS));
  });

  test('the same request again waits for the same answer and adds nothing', async () => {
    const list = await frozen();
    const { answer } = await halfWay(list);
    const again = list.ledger.acknowledgeCapture(list.request);
    expect(await again).toEqual(await answer);
    expect(list.inHand()).toBe(2000);
    const changed = list.ledger.acknowledgeCapture({ ...list.request, status: 'succeeded' });
    expect(await lateRefusal(changed)).toEqual([409, 'OperationConflict']);
  });

  test('who wants one of its results is refused, and who has one keeps it', async () => {
    const list = await frozen();
    const { ledger, rig } = list;
    ledger.show(ROWS.slice(0, 100), rig.clock.now());
    const { answer } = await halfWay(list);
    const early = { operationId: OTHER, ids: idsOf(ROWS.slice(0, 5)) };
    expect(refusal(() => ledger.acknowledge(early))).toEqual([409, 'AlreadyHandled']);
    const late = { operationId: OTHER, ids: idsOf(ROWS.slice(-5)) };
    expect(ledger.acknowledge(late).total).toBe(5);
    expect((await answer).total).toBe(1995);
  });

  test('a second list waits for the first and has nothing left to do', async () => {
    const list = await frozen();
    const { answer } = await halfWay(list);
    const second = list.ledger.acknowledgeCapture({ ...list.request, operationId: OTHER });
    expect(await lateRefusal(second)).toEqual([409, 'NothingToDo']);
    expect((await answer).total).toBe(2000);
    expect(list.inHand()).toBe(2000);
  });

  test('a list that expires meanwhile is committed whole', async () => {
    const list = await frozen();
    const { answer } = await halfWay(list);
    await list.rig.clock.advance(31 * 60 * 1000);
    list.ledger.startCapture({});
    expect((await answer).total).toBe(2000);
  });
});

describe('a commit that ends half way leaves nothing', () => {
  test('the process ends: nothing was sent or recorded, and the results are free', async () => {
    const list = await frozen();
    await halfWay(list);
    const file = inMemory();
    const next = createRig({ db: list.rig.db, file });
    const ledger = next.open();
    expect(list.inHand()).toBe(0);
    expectNothingToSee(ledger);
    expect(file.noted()).toMatchObject({ commits: 0, results: 0, lastOperation: null });
    expect((await ledger.acknowledgeCapture({ ...list.request, operationId: OTHER })).total).toBe(2000);
    expect([list.rig.calls, next.calls]).toEqual([[], []]);
  });

  test('Docket is closed: it is refused and deleted', async () => {
    const list = await frozen();
    const { answer } = await halfWay(list);
    const closing = list.ledger.close();
    expect(await lateRefusal(answer)).toEqual([503, 'LedgerUnavailable']);
    await closing;
    expect(list.inHand()).toBe(0);
    expect(list.rig.db.all('SELECT id FROM operation')).toEqual([]);
  });

  test('the disk is full: it is refused in words, and deleted as soon as that can be written', async () => {
    const disk = breakable(openDatabase(':memory:'));
    const list = await frozen({ db: disk });
    const { answer } = await halfWay(list);
    disk.isFull = true;
    expect(await lateRefusal(answer)).toEqual([503, 'LedgerUnavailable']);
    expectNothingToSee(list.ledger);
    disk.isFull = false;
    await list.rig.clock.advance(5000);
    await expect.poll(list.inHand, { interval: 1 }).toBe(0);
    expect((await list.ledger.acknowledgeCapture(list.request)).total).toBe(2000);
  });

  test('the record is taken away: it is refused before its end', async () => {
    const file = inMemory();
    const list = await frozen({ file });
    const { answer } = await halfWay(list);
    file.isLost = true;
    expect(await lateRefusal(answer)).toEqual([503, 'LedgerUnavailable']);
    expect(list.inHand()).toBe(0);
    await list.rig.clock.advance(60_000);
    expect(list.rig.calls).toEqual([]);
  });
});

test('the list of operations counts each of them', async () => {
  const { rig, ledger } = await frozen();
  ledger.acknowledge({ operationId: OTHER, ids: idsOf(ROWS.slice(-3)) });
  ledger.acknowledge({ operationId: OPERATION, ids: idsOf(ROWS.slice(-100, -60)), undoSeconds: 0 });
  await ledger.undo(OTHER, idsOf(ROWS.slice(-1)));
  let statements = 0;
  const { all } = rig.db;
  rig.db.all = (sql, ...params) => {
    statements += 1;
    return all(sql, ...params);
  };
  const counts = new Map(ledger.operations().map((operation) => [operation.id, operation.counts]));
  expect(counts.get(OTHER)).toEqual({ pending: 2, undone: 1 });
  expect(counts.get(OPERATION)).toEqual({ pending: 40 });
  expect(statements).toBe(2);
});
