import { describe, expect, test } from 'vitest';
import type { TaskDetail } from '../contract/task-detail.ts';
import { openDatabase } from '../platform/sqlite.ts';
import type { LedgerOptions } from './options.ts';
import {
  breakable,
  createRig,
  detail,
  details,
  idsOf,
  lateRefusal,
  OPERATION,
  OTHER,
  pageOf,
  refusal,
} from './testing/rig.ts';

/** A ledger over a queue that the test holds, ten rows a page so that a short list has many. */
function overQueue(queue: readonly TaskDetail[], options: Partial<LedgerOptions> = {}) {
  const rig = createRig(options);
  const state = { queue, reads: 0, beforeRead: (_read: number) => {} };
  rig.readQueue = async (params) => {
    state.reads += 1;
    state.beforeRead(state.reads);
    const rows = state.queue.filter((row) => params.status === undefined || row.status === params.status);
    return { asOf: rig.clock.now(), answer: pageOf(rows, { ...params, pageSize: 10 }) };
  };
  return { rig, state, ledger: rig.open() };
}

const mixed = (count: number) =>
  details(count).map((row, index) =>
    index % 10 === 0 ? { ...row, status: 'failed', taskNo: 'other' } : row,
  );

describe('a capture', () => {
  test('freezes all that matches and says how it is made up; later arrivals are never sent', async () => {
    const { rig, state, ledger } = overQueue(mixed(300));
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    expect(ledger.capture(id)).toMatchObject({
      state: 'ready',
      total: 300,
      totalItems: 300,
      taskCount: 2,
      withTaskResult: 0,
      statuses: [
        { value: 'succeeded', count: 270 },
        { value: 'failed', count: 30 },
      ],
      taskTypes: [{ value: 'ORDER_RENEW', count: 300 }],
    });
    state.queue = [...Array.from({ length: 20 }, (_, index) => detail(1000 + index)), ...state.queue];
    await ledger.acknowledgeCapture({ operationId: OPERATION, captureId: id, undoSeconds: 0 });
    for (let batch = 0; batch < 7; batch += 1) await rig.clock.advance(0);
    expect(rig.calls.map((call) => call.length)).toEqual([50, 50, 50, 50, 50, 50]);
    expect(new Set(rig.calls.flat())).toEqual(new Set(idsOf(mixed(300))));
    expect(ledger.operation(OPERATION)).toMatchObject({
      state: 'done',
      total: 300,
      counts: { confirmed: 300 },
    });
  });

  test('only its succeeded results, when that was chosen', async () => {
    const { rig, ledger } = overQueue(mixed(100));
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    const request = { operationId: OPERATION, captureId: id, status: 'succeeded' as const };
    expect((await ledger.acknowledgeCapture(request)).total).toBe(90);
    expect((await ledger.acknowledgeCapture(request)).total).toBe(90);
    expect(await lateRefusal(ledger.acknowledgeCapture({ ...request, status: 'failed' }))).toEqual([
      409,
      'OperationConflict',
    ]);
  });

  test('without the results that carry a value, when that was chosen', async () => {
    const rows = details(30).map((row, index) => (index < 3 ? { ...row, taskResult: 'code' } : row));
    const { rig, ledger } = overQueue(rows);
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    expect(ledger.capture(id)).toMatchObject({
      withTaskResult: 3,
      valueDomains: rows.slice(0, 3).map((row) => row.domainName),
    });
    await ledger.acknowledgeCapture({
      operationId: OPERATION,
      captureId: id,
      withoutValues: true,
      undoSeconds: 0,
    });
    await rig.clock.advance(0);
    expect(rig.calls.flat()).toEqual(idsOf(rows.slice(3)));
  });

  test('leaves out what is being acknowledged or has been', async () => {
    const { rig, ledger } = overQueue(details(20));
    ledger.show(details(20), rig.clock.now());
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    ledger.acknowledge({ operationId: OTHER, ids: idsOf(details(5)) });
    expect(
      (await ledger.acknowledgeCapture({ operationId: OPERATION, captureId: id, undoSeconds: 0 })).total,
    ).toBe(15);
    await rig.clock.advance(0);
    const third = '00000000-0000-4000-8000-000000000003';
    expect(await lateRefusal(ledger.acknowledgeCapture({ operationId: third, captureId: id }))).toEqual([
      409,
      'NothingToDo',
    ]);
  });

  test('a row that slips past while pages shift is met on the next walk', async () => {
    const { rig, state, ledger } = overQueue(details(30));
    state.beforeRead = (read) => {
      if (read === 2) state.queue = state.queue.slice(1);
    };
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    expect(ledger.capture(id)).toMatchObject({ state: 'ready', total: 30, totalItems: 29 });
  });

  test('a row that slips past while another arrives, so that every total is the same, is met on the way back', async () => {
    const { rig, state, ledger } = overQueue(details(30));
    state.beforeRead = (read) => {
      if (read === 2) state.queue = [...state.queue.slice(1), detail(99)];
    };
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    await ledger.acknowledgeCapture({ operationId: OPERATION, captureId: id, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(rig.calls.flat()).toEqual(expect.arrayContaining(idsOf(state.queue)));
  });

  test('is not complete while it is read, gone when it has expired, and can be thrown away', async () => {
    const { rig, state, ledger } = overQueue(details(30));
    const { id } = ledger.startCapture({});
    expect(ledger.capture(id).state).toBe('reading');
    expect(await lateRefusal(ledger.acknowledgeCapture({ operationId: OPERATION, captureId: id }))).toEqual([
      409,
      'CaptureNotReady',
    ]);
    expect(ledger.cancelCapture(id).state).toBe('cancelled');
    await rig.clock.advance(0);
    expect([ledger.capture(id).state, state.reads]).toEqual(['cancelled', 1]);

    const second = ledger.startCapture({});
    await rig.clock.advance(31 * 60 * 1000);
    const late = ledger.acknowledgeCapture({ operationId: OPERATION, captureId: second.id });
    expect(await lateRefusal(late)).toEqual([410, 'CaptureExpired']);
    ledger.startCapture({});
    await rig.clock.advance(0);
    expect(refusal(() => ledger.capture(second.id))).toEqual([410, 'CaptureExpired']);
    expect(rig.db.all('SELECT 1 FROM capture_row WHERE capture_id = ?', second.id)).toEqual([]);
    expect(refusal(() => ledger.capture(OPERATION))).toEqual([404, 'NotFound']);
    expect(rig.calls).toEqual([]);
  });

  test('a cloud that fails half way leaves no list', async () => {
    const { rig, ledger } = overQueue(details(30));
    rig.readQueue = () => Promise.reject(new Error('down'));
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    expect(ledger.capture(id)).toMatchObject({ state: 'failed', error: { code: 'LedgerUnavailable' } });
    expect(await lateRefusal(ledger.acknowledgeCapture({ operationId: OPERATION, captureId: id }))).toEqual([
      409,
      'CaptureNotReady',
    ]);
  });

  test('a disk that is full meanwhile: the list fails in words, later lists work, reading goes on', async () => {
    const disk = breakable(openDatabase(':memory:'));
    const { rig, state, ledger } = overQueue(details(30), { db: disk });
    state.beforeRead = (read) => {
      if (read === 2) disk.isFull = true;
    };
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    const failed = { state: 'failed', error: { code: 'LedgerUnavailable' } };
    expect(ledger.capture(id)).toMatchObject(failed);
    expect(ledger.show(details(30), rig.clock.now())).toHaveLength(30);
    expect(refusal(() => ledger.startCapture({}))).toEqual([503, 'LedgerUnavailable']);
    disk.isFull = false;
    expect(ledger.capture(id)).toMatchObject(failed);
    const later = ledger.startCapture({});
    await rig.clock.advance(0);
    expect(ledger.capture(later.id)).toMatchObject({ state: 'ready', total: 30 });
    expect(rig.db.get('SELECT state FROM capture WHERE id = ?', id)).toMatchObject({ state: 'failed' });
  });

  test('a restart throws away what was being read and keeps what was ready', async () => {
    const { rig, ledger } = overQueue(details(30));
    const ready = ledger.startCapture({}).id;
    await rig.clock.advance(0);
    const reading = ledger.startCapture({}).id;
    const next = createRig({ db: rig.db }).open();
    expect(next.capture(reading).state).toBe('cancelled');
    expect((await next.acknowledgeCapture({ operationId: OPERATION, captureId: ready })).total).toBe(30);
  });

  test.each([
    [1, 25],
    [10, 25],
    [7, 100],
  ])('a queue that gives %i rows a page of the thousand asked for is read whole: %i', async (cap, count) => {
    const { rig, ledger } = overQueue([]);
    rig.readQueue = async (params) => ({
      asOf: 0,
      answer: pageOf(details(count), { ...params, pageSize: Math.min(cap, params.pageSize) }),
    });
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    expect(ledger.capture(id)).toMatchObject({ state: 'ready', total: count, totalItems: count });
  });

  test('a queue that ends before its own total leaves no list', async () => {
    const { rig, ledger } = overQueue([]);
    rig.readQueue = async (params) => ({
      asOf: 0,
      answer: { ...pageOf(details(25), { ...params, pageSize: 10 }), totalItems: 1e9, totalPages: 1e8 },
    });
    const { id } = ledger.startCapture({});
    await rig.clock.advance(0);
    expect(ledger.capture(id)).toMatchObject({ state: 'failed', error: { code: 'UpstreamUnreadable' } });
  });

  test('a list that nobody asks about is read for 15 seconds and no longer', async () => {
    const { rig, ledger } = overQueue([]);
    const reads: AbortSignal[] = [];
    rig.readQueue = async (params, signal) => {
      if (signal) reads.push(signal);
      await new Promise<void>((resolve) => void rig.clock.schedule(1000, resolve));
      return { asOf: 0, answer: pageOf(details(1000), { ...params, pageSize: 10 }) };
    };
    const { id } = ledger.startCapture({});
    for (let asked = 0; asked < 20; asked += 1) {
      await rig.clock.advance(1000);
      expect(ledger.capture(id).state).toBe('reading');
    }
    await rig.clock.advance(14_999);
    expect(reads.at(-1)?.aborted).toBe(false);
    const before = reads.length;
    await rig.clock.advance(60_000);
    expect(reads.at(-1)?.aborted).toBe(true);
    expect(reads.length - before).toBeLessThanOrEqual(1);
    expect(ledger.capture(id)).toMatchObject({ state: 'failed', error: { code: 'CaptureExpired' } });
  });
});
