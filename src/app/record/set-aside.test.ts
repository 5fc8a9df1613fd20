import { expect, test } from 'vitest';
import { details } from '../../ledger/testing/rig.ts';
import type { QueuePage } from '../queue/queue-reading.ts';
import { isPageCleared } from './set-aside.ts';

const page = (count: number, totalItems: number, offset = 0): QueuePage => ({
  offset,
  leftElsewhere: 0,
  items: details(count),
  page: 1,
  pageSize: count,
  totalItems,
  totalPages: Math.ceil(totalItems / Math.max(1, count)),
  requestId: '',
  asOf: '',
});
const left = (count: number) => new Set(details(count).map((row) => row.taskDetailNo));

test('a page whose every row was acknowledged waits for its reader, while there is more behind it', () => {
  expect(isPageCleared(page(20, 60), left(20), { total: 20 })).toBe(true);
  // The last of them, after the others went one by one.
  expect(isPageCleared(page(20, 60), left(20), { total: 1 })).toBe(true);
  expect(isPageCleared(page(20, 60), left(19), { total: 19 })).toBe(false);
  expect(isPageCleared(page(20, 20), left(20), { total: 20 })).toBe(false);
  // The last page: the reader has seen the rows before it.
  expect(isPageCleared(page(15, 55, 40), left(15), { total: 15 })).toBe(false);
});

test('after all that match was acknowledged the queue is read again: what has arrived meanwhile is shown', () => {
  expect(isPageCleared(page(50, 150), left(50), { total: 150 })).toBe(false);
});

test('nothing shown is not a page that was cleared', () => {
  expect(isPageCleared(undefined, left(5), { total: 1 })).toBe(false);
  expect(isPageCleared(page(0, 0), left(5), { total: 1 })).toBe(false);
});
