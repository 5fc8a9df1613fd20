import { describe, expect, test } from 'vitest';
import { createRig, details, idsOf, OPERATION, OTHER, pageOf } from './testing/rig.ts';

const FIVE = details(5);
const IDS = idsOf(FIVE);
const NEVER = new Promise<never>(() => {});

describe('after a restart', () => {
  test('what was pending was certainly not sent, says so, and may be acknowledged again', async () => {
    const rig = createRig();
    const first = rig.open();
    first.show(FIVE, rig.clock.now());
    first.acknowledge({ operationId: OPERATION, ids: IDS });
    const second = createRig({ db: rig.db });
    const ledger = second.open();
    await second.clock.advance(60_000);
    expect(second.calls).toEqual([]);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'interrupted', counts: { interrupted: 5 } });
    expect(ledger.show(FIVE, second.clock.now())[0]?.acknowledgement?.state).toBe('interrupted');
    expect(ledger.acknowledge({ operationId: OTHER, ids: IDS }).state).toBe('pending');
  });

  test('what was being sent is unknown until the queue was looked at, and is not sent again', async () => {
    const rig = createRig();
    rig.answer = () => NEVER;
    const first = rig.open();
    first.show(FIVE, rig.clock.now());
    first.acknowledge({ operationId: OPERATION, ids: IDS, undoSeconds: 0 });
    await rig.clock.advance(0);
    const second = createRig({ db: rig.db });
    const ledger = second.open();
    expect(ledger.operation(OPERATION).counts).toEqual({ unknown: 5 });
    await second.clock.advance(60_000);
    expect(second.calls).toEqual([]);
    expect(ledger.operation(OPERATION).counts).toEqual({ gone: 5 });
  });
});

test('nothing new is sent before what was left unclear has been looked at', async () => {
  const rig = createRig();
  rig.answer = () => NEVER;
  const first = rig.open();
  first.show(details(10), rig.clock.now());
  first.acknowledge({ operationId: OPERATION, ids: IDS, undoSeconds: 0 });
  await rig.clock.advance(0);
  const second = createRig({ db: rig.db });
  let answer = () => {};
  second.readQueue = (params) =>
    new Promise((resolve) => {
      answer = () => resolve({ asOf: second.clock.now(), answer: pageOf([], params) });
    });
  const ledger = second.open();
  const others = idsOf(details(10)).slice(5);
  ledger.acknowledge({ operationId: OTHER, ids: others, undoSeconds: 0 });
  await second.clock.advance(1000);
  expect(second.calls).toEqual([]);
  answer();
  await second.clock.advance(0);
  expect(second.calls).toEqual([others]);
});

describe('an orderly end', () => {
  test('waits for the call in flight, sends no further batch, and leaves nothing unknown', async () => {
    const rig = createRig();
    const rows = details(120);
    let finish = () => {};
    rig.answer = (ids) =>
      new Promise((resolve) => {
        finish = () => resolve({ kind: 'answered', result: ids.length, requestId: 'R' });
      });
    const ledger = rig.open();
    ledger.show(rows, rig.clock.now());
    ledger.acknowledge({ operationId: OPERATION, ids: idsOf(rows), undoSeconds: 0 });
    await rig.clock.advance(0);
    const closed = ledger.close();
    finish();
    await closed;
    expect(rig.calls).toHaveLength(1);
    expect(ledger.operation(OPERATION)).toMatchObject({
      state: 'interrupted',
      counts: { confirmed: 50, interrupted: 70 },
    });
  });

  test('a window that is open when it ends is not sent', async () => {
    const rig = createRig();
    const ledger = rig.open();
    ledger.show(FIVE, rig.clock.now());
    ledger.acknowledge({ operationId: OPERATION, ids: IDS });
    await ledger.close();
    await rig.clock.advance(60_000);
    expect(rig.calls).toEqual([]);
    expect(ledger.operation(OPERATION).counts).toEqual({ interrupted: 5 });
  });
});

describe('the record', () => {
  test('is filtered by state, domain in either spelling, task, id and time, and paged newest first', async () => {
    const rig = createRig();
    const ledger = rig.open();
    const rows = [
      ...details(30),
      { ...FIVE[0], taskDetailNo: 'idn'.padEnd(32, '0'), domainName: '中文网.cn', taskNo: 'other' },
    ] as typeof FIVE;
    ledger.show(rows, rig.clock.now());
    ledger.acknowledge({ operationId: OPERATION, ids: idsOf(rows.slice(0, 30)), undoSeconds: 0 });
    await rig.clock.advance(1000);
    ledger.acknowledge({ operationId: OTHER, ids: idsOf(rows.slice(30)) });
    const count = (filter: object) =>
      ledger.acknowledgedResults({ page: 1, pageSize: 20, ...filter }).totalItems;
    expect(count({})).toBe(31);
    expect(count({ state: ['pending'] })).toBe(1);
    expect(count({ state: ['confirmed', 'pending'] })).toBe(31);
    expect(count({ domain: 'xn--fiq228c5hs.cn' })).toBe(1);
    expect(count({ domain: 'EXAMPLE-7.com' })).toBe(1);
    expect(count({ taskNo: 'other' })).toBe(1);
    expect(count({ ids: IDS })).toBe(5);
    expect(count({ from: '2026-11-23T12:00:01.000Z' })).toBe(1);
    expect(count({ to: '2026-11-23T12:00:01.000Z' })).toBe(30);
    const second = ledger.acknowledgedResults({ page: 2, pageSize: 20 });
    expect(second).toMatchObject({ page: 2, totalItems: 31, totalPages: 2 });
    expect(second.items).toHaveLength(11);
    expect(ledger.acknowledgedResults({ page: 1, pageSize: 1 }).items[0]?.domainName).toBe('中文网.cn');
  });
});
