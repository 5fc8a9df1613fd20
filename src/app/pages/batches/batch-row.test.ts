import { describe, expect, test } from 'vitest';
import type { CheckedBatchCount } from '../../api/queries.ts';
import { type BatchAnswers, gatherBatches, mismatchOf, nextBatchPoll, sumsOf } from './batch-row.ts';

const batch = (
  status: string,
  totalCount = 10,
  successCount = 8,
  failedCount = 2,
  taskId: string | null = '1',
): CheckedBatchCount => ({
  taskId,
  batchType: 'RR_ADD',
  status,
  totalCount,
  successCount,
  failedCount,
  reason: '',
  requestId: '',
  asOf: '',
});
const named = (taskId: string) => ({ taskId, count: batch('completed', 10, 8, 2, taskId) });

test('counts must add up once a batch has ended, and may not exceed its total before', () => {
  expect(mismatchOf(batch('completed', 10, 8, 2))).toBeUndefined();
  expect(mismatchOf(batch('completed', 10, 8, 1))).toBeDefined();
  expect(mismatchOf(batch('failed', 10, 0, 10))).toBeUndefined();
  expect(mismatchOf(batch('processing', 10, 3, 1))).toBeUndefined();
  expect(mismatchOf(batch('processing', 10, 9, 2))).toBeDefined();
});

test('nothing is claimed of no batch, nor of a status whose meaning is not known', () => {
  expect(mismatchOf(batch('none', 0, 0, 0))).toBeUndefined();
  expect(mismatchOf(batch('7', 10, 1, 1))).toBeUndefined();
});

test('a count that could not be read is no number, and no sum is made of it', () => {
  const count = { ...batch('completed', 10, 8, 1), totalCount: null };
  expect([sumsOf(count), mismatchOf(count)]).toEqual([undefined, undefined]);
  expect(mismatchOf(batch('completed', 10, 8, 1))).toEqual({ total: 10, succeeded: 8, failed: 1 });
});

describe('the batches of the page', () => {
  test('the one of the address first, then the latest of each type, then those followed', () => {
    const rows = gatherBatches({
      named: [named('5'), named('6'), named('7')],
      latest: [
        { type: 'DOMAIN_ADD', count: batch('none', 0, 0, 0, null) },
        { type: 'RR_ADD', count: batch('completed', 10, 8, 2, '9') },
      ],
      followed: new Set(['6', '7']),
      linked: '5',
    });
    expect(rows.map(({ key, isFollowed }) => [key, isFollowed])).toEqual([
      ['5', false],
      ['DOMAIN_ADD', false],
      ['9', false],
      ['6', true],
      ['7', true],
    ]);
  });

  test('a batch that is followed and the latest of its type is there once, and says both', () => {
    const rows = gatherBatches({
      named: [named('9')],
      latest: [{ type: 'RR_ADD', count: batch('completed', 10, 8, 2, '9') }],
      followed: new Set(['9']),
      linked: undefined,
    });
    expect(rows).toMatchObject([{ key: '9', latestOf: 'RR_ADD', isFollowed: true }]);
  });

  test('a batch stays the same row when it is followed or no longer followed', () => {
    const count = batch('completed', 10, 8, 2, '9');
    const keys = (answers: Pick<BatchAnswers, 'named' | 'followed'>) =>
      gatherBatches({ latest: [{ type: 'RR_ADD', count }], linked: undefined, ...answers }).map(
        ({ key }) => key,
      );
    const before = keys({ named: [], followed: new Set() });
    expect(keys({ named: [named('9')], followed: new Set(['9']) })).toEqual(before);
  });

  test('what has not been answered yet is not there yet; ids that differ in their last digit are two', () => {
    const [one, other] = ['9223372036854775807', '9223372036854775806'];
    const rows = gatherBatches({
      named: [named(one), named(other), { taskId: '3', count: undefined }],
      latest: [{ type: 'RR_DEL', count: undefined }],
      followed: new Set([one, other, '3']),
      linked: undefined,
    });
    expect(rows.map(({ key }) => key)).toEqual([one, other]);
  });
});

test('a batch in progress is read again after 3, 10 and then every 30 s', () => {
  const waits = [1, 2, 3, 4, 99].map((polls) => nextBatchPoll(batch('processing'), polls));
  expect(waits).toEqual([3_000, 10_000, 30_000, 30_000, 30_000]);
});

test('one that has ended, that does not exist or whose status is unknown is not read again', () => {
  for (const status of ['completed', 'failed', 'none', '7'])
    expect(nextBatchPoll(batch(status), 1)).toBe(false);
  expect(nextBatchPoll(undefined, 1)).toBe(false);
});
