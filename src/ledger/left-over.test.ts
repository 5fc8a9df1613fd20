import { expect, test } from 'vitest';
import { details, OPERATION, refusal, showing } from './testing/rig.ts';

const ATTENTION = { state: ['interrupted', 'unknown', 'not_acked', 'failed'], latest: true } as const;
const THROTTLED = { kind: 'throttled', error: { code: 'Throttling.User', message: '' } } as const;

/** 200 results that somebody stopped while they were throttled. */
async function stopped() {
  const shown = showing(details(200));
  const { rig, ledger, ids } = shown;
  rig.answer = () => THROTTLED;
  ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
  await rig.clock.advance(0);
  ledger.stop(OPERATION);
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
  ledger.resume(OPERATION);
  await ledger.close();
  const again = rig.open();
  expect(again.operation(OPERATION).state).toBe('interrupted');
  expect(needsAttention()).toBe(200);
  expect(again.dismiss(OPERATION)).toMatchObject({ state: 'interrupted', isDismissed: true });
  expect(needsAttention()).toBe(0);
  expect(again.resume(OPERATION)).not.toHaveProperty('isDismissed');
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
