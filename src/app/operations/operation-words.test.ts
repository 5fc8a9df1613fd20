import { expect, test } from 'vitest';
import type { Operation } from '../../contract/acknowledgement.ts';
import type { OperationState } from '../../contract/operation-state.ts';
import type { ResultState } from '../../contract/result-state.ts';
import { en } from '../i18n/en.ts';
import { zh } from '../i18n/zh.ts';
import { operationWords } from './operation-words.ts';

const AT = '2026-11-25T12:00:00.000Z';

function operation(state: OperationState, rows: [string, ResultState][]): Operation {
  const counts: Partial<Record<ResultState, number>> = {};
  for (const [, row] of rows) counts[row] = (counts[row] ?? 0) + 1;
  const results = rows.map(([domainName, row]) => ({ taskDetailNo: domainName, domainName, state: row }));
  return { id: 'op', state, total: rows.length, counts, createdAt: AT, sendAt: AT, asOf: AT, results };
}

test('one result is named by its domain, in whatever state', () => {
  const one = (state: OperationState, row: ResultState) =>
    operationWords(en, operation(state, [['xn--fsqu00a.net', row]])).join();
  expect(one('pending', 'pending')).toBe('Acknowledging 例子.net');
  expect(one('sending', 'sending')).toBe('Sending 例子.net');
  expect(one('done', 'confirmed')).toBe('例子.net acknowledged');
  expect(one('done', 'failed')).toBe('例子.net refused');
  expect(one('undone', 'undone')).toBe('例子.net not sent');
  expect(operationWords(zh, operation('done', [['a.example', 'confirmed']]))).toEqual(['已确认 a.example']);
});

test('among several, those of an outcome are counted, a single one is named', () => {
  const rows: [string, ResultState][] = [
    ['a.example', 'confirmed'],
    ['b.example', 'confirmed'],
    ['c.example', 'failed'],
  ];
  expect(operationWords(en, operation('done', rows))).toEqual([
    '2 results acknowledged',
    'c.example refused',
  ]);
});

test('what was taken back in time is no longer spoken of', () => {
  const rows: [string, ResultState][] = [
    ['a.example', 'undone'],
    ['b.example', 'pending'],
  ];
  expect(operationWords(en, operation('pending', rows))).toEqual(['Acknowledging b.example']);
});

test('without its rows an operation is told by its number', () => {
  const { results: _rows, ...bare } = operation('done', [['a.example', 'confirmed']]);
  expect(operationWords(en, bare)).toEqual(['1 result acknowledged']);
});
