import { describe, expect, test } from 'vitest';
import { openDatabase } from '../platform/sqlite.ts';
import { breakable, createRig, details, lateRefusal, OPERATION, refusal, showing } from './testing/rig.ts';

const ATTENTION = { state: ['interrupted', 'unknown', 'not_acked', 'failed'], latest: true } as const;
const THROTTLED = { kind: 'throttled', error: { code: 'Throttling.User', message: '' } } as const;

/** 200 results that somebody stopped while they were throttled. */
async function stopped() {
  const shown = showing(details(200));
  const { rig, ledger, ids } = shown;
  rig.answer = () => THROTTLED;
  ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
  await rig.clock.advance(0);
  await ledger.stop(OPERATION);
  const count = (filter: object) =>
    ledger.acknowledgedResults({ page: 1, pageSize: 1, ...filter }).totalItems;
  return { ...shown, needsAttention: () => count({ ...ATTENTION, undecided: true }), count };
}

test('what was stopped on purpose is not sent, and needs no attention', async () => {
  const { needsAttention, count } = await stopped();
  expect(count({ state: ['interrupted'] })).toBe(200);
  expect(needsAttention()).toBe(0);
});

test('what a restart cut short needs attention until it is dismissed as one, and resuming takes that back', async () => {
  const { rig, ledger, needsAttention } = await stopped();
  await ledger.resume(OPERATION);
  await ledger.close();
  const again = rig.open();
  expect(again.operation(OPERATION).state).toBe('interrupted');
  expect(needsAttention()).toBe(200);
  expect(again.dismiss(OPERATION)).toMatchObject({ state: 'interrupted', isDismissed: true });
  expect(needsAttention()).toBe(0);
  expect(await again.resume(OPERATION)).not.toHaveProperty('isDismissed');
  expect(refusal(() => again.dismiss(OPERATION))).toEqual([409, 'TooLate']);
});

test('an operation with something left is named until it is dismissed, however many came after it', async () => {
  const { rig, ledger } = await stopped();
  rig.answer = (sent) => ({ kind: 'answered', result: sent.length, requestId: 'R' });
  const more = details(225).slice(200);
  ledger.show(more, rig.clock.now());
  for (const [index, { taskDetailNo }] of more.entries()) {
    const operationId = `10000000-0000-4000-8000-0000000000${index + 10}`;
    await rig.clock.advance(30_000);
    ledger.acknowledge({ operationId, ids: [taskDetailNo], undoSeconds: 0 });
  }
  const isNamed = () => ledger.operations().some(({ id }) => id === OPERATION);
  expect(isNamed()).toBe(true);
  ledger.dismiss(OPERATION);
  expect(isNamed()).toBe(false);
});

describe('a long operation', () => {
  const ROWS = details(1000);
  const begin = async (undoSeconds: number) => {
    const db = breakable(openDatabase(':memory:'));
    const shown = showing(ROWS, { db });
    shown.rig.answer = () => THROTTLED;
    shown.ledger.acknowledge({ operationId: OPERATION, ids: shown.ids, undoSeconds });
    await shown.rig.clock.advance(0);
    return { ...shown, db };
  };

  test('is undone at once, and what a restart finds half written is undone too', async () => {
    const { rig, ledger } = await begin(10);
    const answer = ledger.undo(OPERATION);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'undone', counts: { pending: 1000 } });
    expect(await lateRefusal(ledger.undo(OPERATION))).toEqual([409, 'TooLate']);
    const after = createRig({ db: rig.db }).open().operation(OPERATION);
    expect(after).toMatchObject({ state: 'undone', counts: { undone: 1000 } });
    expect(await answer).toMatchObject({ state: 'undone', counts: { undone: 1000 } });
    await rig.clock.advance(60_000);
    expect(rig.calls).toEqual([]);
  });

  test('is stopped at once; resumed meanwhile, it goes on with all of it', async () => {
    const { rig, ledger } = await begin(0);
    const [stop, resume] = [ledger.stop(OPERATION), ledger.resume(OPERATION)];
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'stopped', counts: { pending: 1000 } });
    expect((await stop).state).toBe('stopped');
    expect(await resume).toMatchObject({ state: 'sending', counts: { pending: 1000 } });
    rig.answer = (sent) => ({ kind: 'answered', result: sent.length, requestId: 'R' });
    await rig.clock.advance(60_000);
    for (let batch = 0; batch < 20; batch += 1) await rig.clock.advance(0);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'done', counts: { confirmed: 1000 } });
  });

  test('that is stopped when the disk is full is stopped all the same, and written as soon as it can be', async () => {
    const { rig, ledger, db } = await begin(0);
    const stop = ledger.stop(OPERATION);
    db.isFull = true;
    expect(await stop).toMatchObject({ state: 'stopped', counts: { pending: 1000 } });
    db.isFull = false;
    await rig.clock.advance(5000);
    await expect.poll(() => ledger.operation(OPERATION).counts).toEqual({ interrupted: 1000 });
  });
});
