import { expect, test } from 'vitest';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { meantRows, nameOfOne, notShown, summarise } from './selection-summary.ts';

const row = (taskDetailNo: string, status: string, taskResult?: string): TaskResult => ({
  taskDetailNo,
  taskNo: 'task',
  taskType: 'CHG_DNS',
  taskTypeDescription: '',
  status,
  domainName: 'example.com',
  instanceId: '',
  createTime: '',
  updateTime: '',
  tryCount: 0,
  errorMsg: '',
  ...(taskResult !== undefined && { taskResult }),
});

test('a choice is counted by outcome, with values that would be lost', () => {
  const summary = summarise([
    row('a', 'succeeded'),
    row('b', 'failed'),
    row('c', '7'),
    row('d', 'failed', '••••••'),
  ]);
  expect(summary).toMatchObject({ total: 4, other: 1 });
  expect(summary.secrets).toHaveLength(1);
  expect(summary.succeeded.map((one) => one.taskDetailNo)).toEqual(['a']);
  expect(summary.failed.map((one) => one.taskDetailNo)).toEqual(['b', 'd']);
});

const [a, b, z] = [row('a', 'succeeded'), row('b', 'failed'), row('z', 'failed')];
const choose = (...rows: TaskResult[]) => new Map(rows.map((one) => [one.taskDetailNo, one]));

test('rows that the page does not show are told apart', () => {
  expect(notShown([a, b, z], [b])).toEqual([a, z]);
  expect(notShown([a], [])).toEqual([a]);
});

test('one result is named by its domain, in the form it is shown in; several are not', () => {
  expect(nameOfOne([{ ...a, domainName: 'xn--fsqu00a.net' }])).toBe('例子.net');
  expect(nameOfOne([a, b])).toBeUndefined();
  expect(nameOfOne([{ ...a, domainName: '' }])).toBeUndefined();
});

test('a key means the focused row where that is not chosen, else the choice', () => {
  expect(meantRows(choose(a), { id: 'b', row: b })).toEqual({ rows: [b], isAsked: false });
  expect(meantRows(choose(a, b), { id: 'b', row: b })).toEqual({ rows: [a, b], isAsked: false });
  expect(meantRows(choose(a), undefined)).toEqual({ rows: [a], isAsked: false });
  expect(meantRows(choose(), { id: 'b', row: b })).toEqual({ rows: [b], isAsked: false });
  // The focused row is being acknowledged, so the selection is meant, and it is asked about.
  expect(meantRows(choose(a), { id: 'b', row: undefined })).toEqual({ rows: [a], isAsked: true });
});
