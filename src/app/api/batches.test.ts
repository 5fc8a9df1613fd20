import { expect, test } from 'vitest';
import type { BatchCount } from '../../contract/batch.ts';
import { nextBatchLook } from './batches.ts';

const batch = (status: string): BatchCount => ({
  taskId: '1',
  batchType: 'RR_ADD',
  status,
  totalCount: 4,
  successCount: 1,
  failedCount: 0,
  reason: '',
});

test('a batch in progress is looked at after 3, 10 and then every 30 s', () => {
  const waits = [1, 2, 3, 4, 99].map((looks) => nextBatchLook(batch('processing'), looks));
  expect(waits).toEqual([3_000, 10_000, 30_000, 30_000, 30_000]);
});

test('one that has ended, that does not exist or whose status is unknown is not looked at again', () => {
  for (const status of ['completed', 'failed', 'none', '7'])
    expect(nextBatchLook(batch(status), 1)).toBe(false);
  expect(nextBatchLook(undefined, 1)).toBe(false);
});
