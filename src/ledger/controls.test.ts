import { describe, expect, test } from 'vitest';
import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import { createRig, details, lateRefusal, OPERATION, OTHER, showing } from './testing/rig.ts';

/** An operation of 200 whose first call waits for the test to answer it. */
async function sending() {
  const { rig, ledger, ids } = showing(details(200));
  const answers: ((outcome: AcknowledgeOutcome) => void)[] = [];
  rig.answer = () => new Promise((resolve) => void answers.push(resolve));
  ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
  await rig.clock.advance(0);
  const answer = async () => {
    answers.shift()?.({ kind: 'answered', result: 50, requestId: 'R' });
    await rig.clock.advance(0);
  };
  return { rig, ledger, ids, answer };
}

describe('while an operation is sending', () => {
  test('pause lets the call in flight end and holds the rest; resume goes on to the end', async () => {
    const { rig, ledger, ids, answer } = await sending();
    expect(ledger.pause(OPERATION).state).toBe('paused');
    await answer();
    await rig.clock.advance(60_000);
    expect(rig.calls).toHaveLength(1);
    expect(ledger.operation(OPERATION).counts).toEqual({ confirmed: 50, pending: 150 });
    await ledger.resume(OPERATION);
    await rig.clock.advance(0);
    for (let call = 0; call < 3; call += 1) await answer();
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'done', counts: { confirmed: 200 } });
    expect(rig.calls.flat()).toEqual(ids);
  });

  test('stop ends it: the call in flight counts, the rest is not sent, and may be resumed on purpose', async () => {
    const { rig, ledger, answer } = await sending();
    expect(await ledger.stop(OPERATION)).toMatchObject({
      state: 'stopped',
      counts: { sending: 50, interrupted: 150 },
    });
    await answer();
    await rig.clock.advance(60_000);
    expect(ledger.operation(OPERATION).counts).toEqual({ confirmed: 50, interrupted: 150 });
    expect(rig.calls).toHaveLength(1);
    await ledger.resume(OPERATION);
    await rig.clock.advance(0);
    expect(rig.calls).toHaveLength(2);
  });

  test('a paused operation does not hold up another', async () => {
    const { rig, ledger, answer } = await sending();
    const others = details(205).slice(200);
    ledger.show(others, rig.clock.now());
    ledger.acknowledge({ operationId: OTHER, ids: others.map((row) => row.taskDetailNo), undoSeconds: 0 });
    ledger.pause(OPERATION);
    await answer();
    await rig.clock.advance(0);
    expect(rig.calls.map((call) => call.length)).toEqual([50, 5]);
  });

  test('after the end there is nothing to pause, stop or resume', async () => {
    const { ledger, answer } = await sending();
    for (let call = 0; call < 4; call += 1) await answer();
    expect(ledger.operation(OPERATION).state).toBe('done');
    for (const control of [ledger.pause, ledger.stop, ledger.resume]) {
      const press = async (id: string) => control(id);
      expect(await lateRefusal(press(OPERATION))).toEqual([409, 'TooLate']);
      expect(await lateRefusal(press(OTHER))).toEqual([404, 'NotFound']);
    }
  });
});

describe('resuming', () => {
  test('after a restart it goes on with what was certainly not sent, and only with that', async () => {
    const first = await sending();
    first.ledger.pause(OPERATION);
    await first.answer();
    const second = createRig({ db: first.rig.db });
    const ledger = second.open();
    expect(ledger.operation(OPERATION)).toMatchObject({
      state: 'interrupted',
      counts: { confirmed: 50, interrupted: 150 },
    });
    await second.clock.advance(60_000);
    expect(second.calls).toEqual([]);
    await ledger.resume(OPERATION);
    for (let call = 0; call < 4; call += 1) await second.clock.advance(0);
    expect(second.calls.flat()).toEqual(first.ids.slice(50));
  });

  test('leaves out what another operation has acknowledged meanwhile', async () => {
    const { rig, ledger, ids, answer } = await sending();
    await ledger.stop(OPERATION);
    await answer();
    rig.answer = (sent) => ({ kind: 'answered', result: sent.length, requestId: 'R' });
    ledger.acknowledge({ operationId: OTHER, ids: ids.slice(100), undoSeconds: 0 });
    for (let call = 0; call < 3; call += 1) await rig.clock.advance(0);
    await ledger.resume(OPERATION);
    for (let call = 0; call < 3; call += 1) await rig.clock.advance(0);
    expect(rig.calls.flat().sort()).toEqual([...ids].sort());
    expect(ledger.operation(OPERATION).counts).toEqual({ confirmed: 100, interrupted: 100 });
    expect(await lateRefusal(ledger.resume(OPERATION))).toEqual([409, 'TooLate']);
  });

  test('a caller refused with an expired token goes on by a click once the token is new', async () => {
    const { rig, ledger, ids } = showing(details(500));
    const expired = { code: 'InvalidSecurityToken.Expired', message: 'Specified SecurityToken is expired.' };
    rig.answer = (sent) =>
      rig.calls.length === 4
        ? { kind: 'refused', isCallerRefused: true, error: expired }
        : { kind: 'answered', result: sent.length, requestId: 'R' };
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(ledger.operation(OPERATION)).toMatchObject({
      state: 'stopped',
      counts: { confirmed: 150, failed: 50, interrupted: 300 },
      error: expired,
    });
    await ledger.resume(OPERATION);
    await rig.clock.advance(0);
    expect(ledger.operation(OPERATION)).toMatchObject({
      state: 'done',
      counts: { confirmed: 500 },
    });
  });
});
