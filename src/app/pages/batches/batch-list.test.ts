import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BATCH_SORTS } from '../../../contract/search.ts';
import { en } from '../../i18n/en.ts';
import { taskIdProblem } from './batch-finder.tsx';
import { filterBatches, readSort, sortBatches } from './batch-list.ts';
import type { BatchRow } from './batch-row.ts';

function row(key: string, count: Partial<BatchRow['count']> = {}): BatchRow {
  return {
    key,
    askedId: key,
    isFollowed: true,
    count: {
      taskId: key,
      batchType: 'RR_ADD',
      status: 'completed',
      totalCount: 4,
      successCount: 4,
      failedCount: 0,
      reason: '',
      requestId: '',
      asOf: '2026-11-23T12:00:00.000Z',
      ...count,
    },
  };
}
const keys = (rows: readonly BatchRow[]) => rows.map(({ key }) => key);

test('filters combine; text is found in the id, the words for the type and the reason', () => {
  const rows = [
    row('11', { status: 'failed', reason: 'No match is found' }),
    row('12', { batchType: 'DOMAIN_ADD' }),
    row('21', { status: '7' }),
  ];
  expect(keys(filterBatches(en, rows, {}))).toEqual(['11', '12', '21']);
  expect(keys(filterBatches(en, rows, { text: '1' }))).toEqual(['11', '12', '21']);
  expect(keys(filterBatches(en, rows, { text: 'NO MATCH' }))).toEqual(['11']);
  expect(keys(filterBatches(en, rows, { text: 'dns records', status: 'failed' }))).toEqual(['11']);
  expect(keys(filterBatches(en, rows, { batchType: 'DOMAIN_ADD' }))).toEqual(['12']);
});

test('ids are ordered as the numbers they are, beyond what a double can tell apart', () => {
  const ids = [
    '9223372036854775807',
    '7',
    '9007199254740993',
    '9223372036854775806',
    '10',
    '9007199254740992',
  ];
  const sorted = keys(
    sortBatches(
      en,
      ids.map((id) => row(id)),
      readSort('taskId'),
    ),
  );
  const expected = [...ids].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
  expect(sorted).toEqual(expected);
});

test('what has no count is last in both directions; sorting loses nothing', () => {
  const rows = [row('1', { status: 'none', totalCount: 0 }), row('2', { totalCount: 9 }), row('3')];
  expect(keys(sortBatches(en, rows, readSort('total')))).toEqual(['3', '2', '1']);
  expect(keys(sortBatches(en, rows, readSort('-total')))).toEqual(['2', '3', '1']);
  for (const sort of BATCH_SORTS)
    expect(keys(sortBatches(en, rows, readSort(sort))).sort()).toEqual(['1', '2', '3']);
});

test('an id is digits up to an int64; what is wrong with another is told as it is typed', () => {
  expect(taskIdProblem(' 9223372036854775807 ')).toBeUndefined();
  expect(taskIdProblem('')).toBeUndefined();
  expect(taskIdProblem('9223372036854775808')).toBe('tooLarge');
  for (const text of ['0', '-1', '1e5', '12a', '１２', '0x1', '1 2'])
    expect(taskIdProblem(text)).toBe('invalid');
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 2n ** 70n }), (id) => {
      expect(taskIdProblem(String(id))).toBe(id < 2n ** 63n ? undefined : 'tooLarge');
    }),
  );
});
