import { describe, expect, test } from 'vitest';
import { openDatabase } from '../platform/sqlite.ts';
import { breakable, detail, details, idsOf, OPERATION, OTHER, refusal, showing } from './testing/rig.ts';

const FIVE = details(5);

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

  test('full between two batches: once there is room the first is recorded, and the second waits for a click', async () => {
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
    expect(ledger.operation(OPERATION)).toMatchObject({
      state: 'stopped',
      counts: { confirmed: 50, interrupted: 50 },
      error: { code: 'LedgerUnavailable' },
    });
    await rig.clock.advance(60_000);
    expect(rig.calls).toHaveLength(1);
    await ledger.resume(OPERATION);
    await rig.clock.advance(0);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'done', counts: { confirmed: 100 } });
  });

  test('rows read while the disk is full are refused as what they are, and taken once there is room', () => {
    const disk = breakable(openDatabase(':memory:'));
    const { rig, ledger } = showing(FIVE, { db: disk });
    const later = details(8).slice(5);
    disk.isFull = true;
    ledger.show(later, rig.clock.now());
    const request = { operationId: OPERATION, ids: idsOf(later) };
    expect(refusal(() => ledger.acknowledge(request))).toEqual([503, 'LedgerUnavailable']);
    disk.isFull = false;
    expect(ledger.acknowledge(request).total).toBe(3);
  });

  test('more rows than memory holds: the oldest are refused with 503, not as never shown', async () => {
    const disk = breakable(openDatabase(':memory:'));
    const { rig, ledger } = showing(FIVE, { db: disk });
    const many = details(5100).slice(5);
    disk.isFull = true;
    ledger.show(many, rig.clock.now());
    // The first row is shown once more: it is the oldest that waits, and the newest that was shown.
    ledger.show([detail(6, { tryCount: 1 })], rig.clock.now());
    await rig.clock.advance(0);
    disk.isFull = false;
    const [first, last] = [many.slice(0, 1), many.slice(-1)].map(idsOf) as [string[], string[]];
    expect(refusal(() => ledger.acknowledge({ operationId: OPERATION, ids: first }))).toEqual([
      503,
      'LedgerUnavailable',
    ]);
    expect(ledger.acknowledge({ operationId: OTHER, ids: last }).total).toBe(1);
    ledger.show([detail(6, { tryCount: 1 })], rig.clock.now());
    expect(ledger.acknowledge({ operationId: OPERATION, ids: first }).total).toBe(1);
  });

  test('an orderly end on a full disk is an orderly end', async () => {
    const disk = breakable(openDatabase(':memory:'));
    const { ledger, ids } = showing(FIVE, { db: disk });
    ledger.acknowledge({ operationId: OPERATION, ids });
    disk.isFull = true;
    await expect(ledger.close()).resolves.toBeUndefined();
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
