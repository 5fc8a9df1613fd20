import { expect, test } from 'vitest';
import type { CheckedBatchCount } from '../../api/queries.ts';
import { isMismatch } from './batch-row.ts';

const batch = (
  status: string,
  totalCount: number,
  successCount: number,
  failedCount: number,
): CheckedBatchCount => ({
  taskId: '1',
  batchType: 'RR_ADD',
  status,
  totalCount,
  successCount,
  failedCount,
  reason: '',
  requestId: '',
  asOf: '',
});

test('counts must add up once a batch has ended, and may not exceed its total before', () => {
  expect(isMismatch(batch('completed', 10, 8, 2))).toBe(false);
  expect(isMismatch(batch('completed', 10, 8, 1))).toBe(true);
  expect(isMismatch(batch('failed', 10, 0, 10))).toBe(false);
  expect(isMismatch(batch('processing', 10, 3, 1))).toBe(false);
  expect(isMismatch(batch('processing', 10, 9, 2))).toBe(true);
  expect(isMismatch(batch('none', 0, 0, 0))).toBe(false);
});
