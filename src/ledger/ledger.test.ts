import { describe, expect, test } from 'vitest';
import { ApiError } from '../contract/api-error.ts';
import { openDatabase } from '../server/sqlite.ts';
import { breakable, createRig, detail, details, idsOf, OPERATION, OTHER } from './testing/rig.ts';

const FIVE = details(5);
const ALL = { page: 1, pageSize: 100 };

function refusal(run: () => unknown): [number, string] {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError) return [error.status, error.body.code];
    throw error;
  }
  return [0, 'not refused'];
}

function showing(rows = FIVE, options = {}) {
  const rig = createRig(options);
  const ledger = rig.open();
  ledger.show(rows, rig.clock.now());
  return { rig, ledger, ids: idsOf(rows) };
}

describe('acknowledging', () => {
  test('nothing is sent while the window is open; afterwards one call sends each id once, and all are confirmed', async () => {
    const { rig, ledger, ids } = showing();
    expect(ledger.acknowledge({ operationId: OPERATION, ids }).counts).toEqual({ pending: 5 });
    await rig.clock.advance(9_999);
    expect(rig.calls).toEqual([]);
    await rig.clock.advance(1);
    expect(rig.calls).toEqual([ids]);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'done', counts: { confirmed: 5 } });
  });

  test('the record holds the full copy of every result, and the request that confirmed it', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    const kept = ledger.acknowledgedResults(ALL).items;
    expect(kept.map(({ state, operationId, acknowledgedAt, requestId, ...copy }) => copy)).toEqual(FIVE);
    expect(kept[0]).toMatchObject({ state: 'confirmed', operationId: OPERATION, requestId: 'REQUEST-1' });
  });

  test('the ledger says "sending" on disk before the call leaves', async () => {
    const { rig, ledger, ids } = showing();
    const seen: unknown[] = [];
    rig.answer = (sent) => {
      seen.push(ledger.operation(OPERATION).counts);
      return { kind: 'answered', result: sent.length, requestId: 'R' };
    };
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(seen).toEqual([{ sending: 5 }]);
  });

  test('120 results leave in three calls of at most 50, one at a time', async () => {
    const { rig, ledger, ids } = showing(details(120));
    let inFlight = 0;
    rig.answer = async (sent) => {
      inFlight += 1;
      expect(inFlight).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      return { kind: 'answered', result: sent.length, requestId: 'R' };
    };
    ledger.acknowledge({ operationId: OPERATION, ids: ids.slice(0, 70), undoSeconds: 0 });
    ledger.acknowledge({ operationId: OTHER, ids: ids.slice(70), undoSeconds: 0 });
    for (let turn = 0; turn < 5; turn += 1) await rig.clock.advance(0);
    expect(rig.calls.map((call) => call.length)).toEqual([50, 20, 50]);
    expect(rig.calls.flat()).toEqual(ids);
  });

  test('the same request again has the same answer and one operation; the same id with another body is refused', async () => {
    const { rig, ledger, ids } = showing();
    const request = { operationId: OPERATION, ids };
    for (let click = 0; click < 50; click += 1) expect(ledger.acknowledge(request).id).toBe(OPERATION);
    expect(refusal(() => ledger.acknowledge({ ...request, ids: ids.slice(1) }))).toEqual([
      409,
      'OperationConflict',
    ]);
    await rig.clock.advance(10_000);
    expect(rig.calls).toHaveLength(1);
    expect(ledger.acknowledge(request).state).toBe('done');
    expect(ledger.operations()).toHaveLength(1);
  });

  test('duplicate ids count once', async () => {
    const { rig, ledger, ids } = showing();
    const twice = [...ids, ...ids];
    expect(ledger.acknowledge({ operationId: OPERATION, ids: twice, undoSeconds: 0 }).total).toBe(5);
    await rig.clock.advance(0);
    expect(rig.calls).toEqual([ids]);
  });

  test('ids that were never shown, or not within 24 hours, are refused and nothing is kept of the attempt', async () => {
    const { rig, ledger, ids } = showing();
    const invented = [...ids, 'f'.repeat(32)];
    expect(refusal(() => ledger.acknowledge({ operationId: OPERATION, ids: invented }))).toEqual([
      422,
      'UnknownResult',
    ]);
    await rig.clock.advance(25 * 60 * 60 * 1000);
    expect(refusal(() => ledger.acknowledge({ operationId: OPERATION, ids }))).toEqual([
      422,
      'UnknownResult',
    ]);
    expect(ledger.operations()).toEqual([]);
    expect(rig.calls).toEqual([]);
  });

  test('a result in hand or acknowledged already is refused, also when only one of many is', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids: ids.slice(0, 1) });
    expect(refusal(() => ledger.acknowledge({ operationId: OTHER, ids }))).toEqual([409, 'AlreadyHandled']);
    await rig.clock.advance(10_000);
    expect(refusal(() => ledger.acknowledge({ operationId: OTHER, ids }))).toEqual([409, 'AlreadyHandled']);
    expect(ledger.acknowledge({ operationId: OTHER, ids: ids.slice(1) }).total).toBe(4);
  });
});

describe('undo', () => {
  test('an undone operation is never sent, and its results may be acknowledged again', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids });
    await rig.clock.advance(9_999);
    expect(ledger.undo(OPERATION)).toMatchObject({ state: 'undone', counts: { undone: 5 } });
    await rig.clock.advance(60_000);
    expect(rig.calls).toEqual([]);
    ledger.acknowledge({ operationId: OTHER, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(rig.calls).toEqual([ids]);
  });

  test('one row can be taken back from a click of several; the others are sent', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids });
    expect(ledger.undo(OPERATION, ids.slice(0, 1))).toMatchObject({
      state: 'pending',
      counts: { undone: 1, pending: 4 },
    });
    await rig.clock.advance(10_000);
    expect(rig.calls).toEqual([ids.slice(1)]);
  });

  test('taking back the last row ends the operation', () => {
    const { ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids });
    for (const id of ids) ledger.undo(OPERATION, [id]);
    expect(ledger.operation(OPERATION).state).toBe('undone');
  });

  test('after the window it is too late, and an unknown operation is not found', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids });
    await rig.clock.advance(10_000);
    expect(refusal(() => ledger.undo(OPERATION))).toEqual([409, 'TooLate']);
    expect(refusal(() => ledger.undo(OTHER))).toEqual([404, 'NotFound']);
  });
});

describe('what the answer means', () => {
  const cases = [
    [
      'a count that differs',
      { kind: 'answered', result: 3, requestId: 'R' },
      'unknown',
      '3 of 5 confirmed',
      'done',
    ],
    [
      'no clear answer',
      { kind: 'unknown', error: { code: 'UpstreamTimeout', message: '' } },
      'unknown',
      'UpstreamTimeout',
      'done',
    ],
    [
      'a refusal of this call',
      { kind: 'refused', isCallerRefused: false, error: { code: 'ParameterIllegal', message: '' } },
      'failed',
      'ParameterIllegal',
      'done',
    ],
    [
      'a refusal of the caller',
      { kind: 'refused', isCallerRefused: true, error: { code: 'Forbidden.RAM', message: '' } },
      'failed',
      'Forbidden.RAM',
      'stopped',
    ],
  ] as const;
  test.each(cases)('%s', async (_name, outcome, state, note, operationState) => {
    const { rig, ledger, ids } = showing();
    rig.answer = () => outcome;
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: operationState, counts: { [state]: 5 } });
    expect(ledger.operation(OPERATION).results?.[0]).toMatchObject({ state, note });
  });

  test('a refusal of the caller stops the operation: what was not sent is "not sent"', async () => {
    const { rig, ledger, ids } = showing(details(120));
    rig.answer = () => ({
      kind: 'refused',
      isCallerRefused: true,
      error: { code: 'Forbidden.RAM', message: 'No.' },
    });
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(rig.calls).toHaveLength(1);
    expect(ledger.operation(OPERATION)).toMatchObject({
      state: 'stopped',
      counts: { failed: 50, interrupted: 70 },
      error: { code: 'Forbidden.RAM' },
    });
  });

  test('failed and interrupted results may be acknowledged again, unknown ones may not', async () => {
    const { rig, ledger, ids } = showing();
    rig.answer = () => ({
      kind: 'refused',
      isCallerRefused: false,
      error: { code: 'ParameterIllegal', message: '' },
    });
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    rig.answer = () => ({ kind: 'unknown', error: { code: 'UpstreamTimeout', message: '' } });
    ledger.acknowledge({ operationId: OTHER, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    const third = '00000000-0000-4000-8000-000000000003';
    expect(refusal(() => ledger.acknowledge({ operationId: third, ids }))).toEqual([409, 'AlreadyHandled']);
  });
});

describe('what is seen', () => {
  test('a listed row carries what the ledger is doing with it', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids: ids.slice(0, 1) });
    const marks = () => ledger.show(FIVE, rig.clock.now()).map((row) => row.acknowledgement?.state);
    expect(marks()).toEqual(['pending', undefined, undefined, undefined, undefined]);
    expect(ledger.show(FIVE, rig.clock.now())[0]?.acknowledgement?.sendAt).toBe('2026-11-23T12:00:10.000Z');
    await rig.clock.advance(10_000);
    expect(marks()[0]).toBe('confirmed');
  });

  test('presence is proof: a row still listed after the settle time was not acknowledged, whatever the answer said', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(60_000);
    expect(ledger.show(FIVE.slice(0, 1), rig.clock.now())[0]?.acknowledgement?.state).toBe('confirmed');
    await rig.clock.advance(1);
    expect(ledger.show(FIVE.slice(0, 1), rig.clock.now())[0]?.acknowledgement?.state).toBe('not_acked');
    expect(ledger.acknowledge({ operationId: OTHER, ids: ids.slice(0, 1) }).state).toBe('pending');
  });

  test('an old reading proves nothing about a later call', async () => {
    const { rig, ledger, ids } = showing();
    const readAt = rig.clock.now();
    await rig.clock.advance(1000);
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(120_000);
    expect(ledger.show(FIVE, readAt)[0]?.acknowledgement?.state).toBe('confirmed');
  });

  test('a transfer code is kept nowhere, unless it was asked for', async () => {
    const canary = 'CANARY-TRANSFER-CODE';
    const rows = [detail(1, { taskResult: canary })];
    for (const keepTaskResult of [false, true]) {
      const { rig, ledger, ids } = showing(rows, { keepTaskResult });
      ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
      await rig.clock.advance(0);
      const tables = ['seen_row', 'result', 'operation'].map((table) => rig.db.all(`SELECT * FROM ${table}`));
      expect(JSON.stringify(tables).includes(canary)).toBe(keepTaskResult);
      expect(rig.events.join().includes(canary)).toBe(false);
    }
  });
});

describe('a ledger that cannot be written', () => {
  test('refuses to acknowledge in plain words, sends nothing, and goes on showing', () => {
    const disk = breakable(openDatabase(':memory:'));
    const { rig, ledger, ids } = showing(FIVE, { db: disk });
    disk.isFull = true;
    expect(refusal(() => ledger.acknowledge({ operationId: OPERATION, ids }))).toEqual([
      503,
      'LedgerUnavailable',
    ]);
    expect(ledger.show(details(7), rig.clock.now())).toHaveLength(7);
    expect(rig.calls).toEqual([]);
  });

  test('full between two batches: the second is not sent, and says so once there is room again', async () => {
    const disk = breakable(openDatabase(':memory:'));
    const { rig, ledger, ids } = showing(details(100), { db: disk });
    rig.answer = (sent) => {
      disk.isFull = true;
      return { kind: 'answered', result: sent.length, requestId: 'R' };
    };
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(30_000);
    expect(rig.calls).toHaveLength(1);
    expect(ledger.operation(OPERATION).counts).toEqual({ sending: 50, pending: 50 });
    disk.isFull = false;
    rig.answer = (sent) => ({ kind: 'answered', result: sent.length, requestId: 'R' });
    await rig.clock.advance(5_000);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'done', counts: { confirmed: 100 } });
  });

  test('full when the window ends: nothing leaves, and the operation ends as not sent', async () => {
    const disk = breakable(openDatabase(':memory:'));
    const { rig, ledger, ids } = showing(FIVE, { db: disk });
    ledger.acknowledge({ operationId: OPERATION, ids });
    disk.isFull = true;
    await rig.clock.advance(20_000);
    disk.isFull = false;
    await rig.clock.advance(5_000);
    expect(rig.calls).toEqual([]);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'stopped', counts: { interrupted: 5 } });
  });
});
