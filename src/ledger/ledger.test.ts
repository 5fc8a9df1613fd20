import { describe, expect, test } from 'vitest';
import { details, lateRefusal, OPERATION, OTHER, refusal, showing } from './testing/rig.ts';

const FIVE = details(5);
const ALL = { page: 1, pageSize: 100 };

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
    expect(
      kept.map(({ state, operationId, acknowledgedAt, confirmedAt, requestId, ...copy }) => copy),
    ).toEqual(FIVE);
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
    expect(await ledger.undo(OPERATION)).toMatchObject({ state: 'undone', counts: { undone: 5 } });
    await rig.clock.advance(60_000);
    expect(rig.calls).toEqual([]);
    ledger.acknowledge({ operationId: OTHER, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(rig.calls).toEqual([ids]);
  });

  test('one row can be taken back from a click of several; the others are sent', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids });
    expect(await ledger.undo(OPERATION, ids.slice(0, 1))).toMatchObject({
      state: 'pending',
      counts: { undone: 1, pending: 4 },
    });
    await rig.clock.advance(10_000);
    expect(rig.calls).toEqual([ids.slice(1)]);
  });

  test('taking back the same row again is too late, and leaves the others as they are', async () => {
    const { ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids });
    await ledger.undo(OPERATION, ids.slice(0, 1));
    expect(await lateRefusal(ledger.undo(OPERATION, ids.slice(0, 1)))).toEqual([409, 'TooLate']);
    expect(ledger.operation(OPERATION).counts).toEqual({ undone: 1, pending: 4 });
  });

  test('taking back the last row ends the operation', async () => {
    const { ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids });
    for (const id of ids) await ledger.undo(OPERATION, [id]);
    expect(ledger.operation(OPERATION).state).toBe('undone');
  });

  test('after the window it is too late, and an unknown operation is not found', async () => {
    const { rig, ledger, ids } = showing();
    ledger.acknowledge({ operationId: OPERATION, ids });
    await rig.clock.advance(10_000);
    expect(await lateRefusal(ledger.undo(OPERATION))).toEqual([409, 'TooLate']);
    expect(await lateRefusal(ledger.undo(OTHER))).toEqual([404, 'NotFound']);
  });
});
