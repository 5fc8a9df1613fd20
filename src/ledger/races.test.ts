import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createRig,
  details,
  idsOf,
  lateRefusal,
  OPERATION,
  OTHER,
  pageOf,
  refusal,
  showing,
} from './testing/rig.ts';

const FIVE = details(5);

describe('two at once', () => {
  test('200 times two tabs acknowledge overlapping rows within 50 ms: each id leaves once, the loser is told', async () => {
    const offset = fc.integer({ min: 0, max: 4 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 50 }), offset, offset, async (apart, first, second) => {
        const { rig, ledger, ids } = showing(FIVE, { undoSeconds: 0 });
        const one = ids.slice(first);
        const other = ids.slice(second);
        ledger.acknowledge({ operationId: OPERATION, ids: one });
        await rig.clock.advance(apart);
        expect(refusal(() => ledger.acknowledge({ operationId: OTHER, ids: other }))).toEqual([
          409,
          'AlreadyHandled',
        ]);
        await rig.clock.advance(1000);
        expect(rig.calls.flat()).toEqual(one);
      }),
      { numRuns: 200 },
    );
  });

  test('200 times undo and the end of its window within 100 ms of each other: one winner, never both', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -100, max: 100 }), async (off) => {
        const { rig, ledger, ids } = showing();
        ledger.acknowledge({ operationId: OPERATION, ids });
        await rig.clock.advance(10_000 + off);
        const undone = (await lateRefusal(ledger.undo(OPERATION)))[0] === 0;
        await rig.clock.advance(1000);
        expect(rig.calls.length).toBe(undone ? 0 : 1);
        expect(ledger.operation(OPERATION).counts).toEqual(undone ? { undone: 5 } : { confirmed: 5 });
        expect(undone).toBe(off < 0);
      }),
      { numRuns: 200 },
    );
  });

  test('somebody else acknowledged them in our window: gone, no refusal, no second call', async () => {
    const rig = createRig();
    rig.answer = () => ({ kind: 'answered', result: 0, requestId: 'R' });
    rig.readQueue = async (params) => ({ asOf: rig.clock.now(), answer: pageOf([], params) });
    const ledger = rig.open();
    ledger.show(FIVE, rig.clock.now());
    ledger.acknowledge({ operationId: OPERATION, ids: idsOf(FIVE), undoSeconds: 0 });
    await rig.clock.advance(6000);
    expect(ledger.operation(OPERATION).counts).toEqual({ gone: 5 });
    expect(rig.calls).toHaveLength(1);
  });
});

test('500 of 500 records equal what the cloud listed, field by field', async () => {
  const rows = details(500).map((row, index) => ({
    ...row,
    taskType: ['CHG_DNS', 'ORDER_RENEW', 'NEW_TYPE'][index % 3] ?? '',
    status: index % 7 === 0 ? 'failed' : 'succeeded',
    domainName: index % 5 === 0 ? `例子${index}.com` : row.domainName,
    errorMsg: `"quoted", ${index}\r\n\u202E<b>`,
    tryCount: index,
  }));
  const { rig, ledger, ids } = showing(rows);
  ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
  await rig.clock.advance(1000);
  const kept = ledger.acknowledgedResults({ page: 1, pageSize: 1000 }).items;
  const copies = kept.map(
    ({ state, operationId, acknowledgedAt, confirmedAt, failReasonAskedAt, requestId, note, ...copy }) =>
      copy,
  );
  expect(copies).toEqual(rows);
});
