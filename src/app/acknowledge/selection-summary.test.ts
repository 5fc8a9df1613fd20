import { expect, test } from 'vitest';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { countNotShown, summarise } from './selection-summary.ts';

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
  expect(summary).toMatchObject({ total: 4, other: 1, secrets: 1 });
  expect(summary.succeeded.map((one) => one.taskDetailNo)).toEqual(['a']);
  expect(summary.failed.map((one) => one.taskDetailNo)).toEqual(['b', 'd']);
});

test('chosen rows that are not on the page are counted', () => {
  const chosen = new Map([
    ['a', 1],
    ['b', 1],
    ['c', 1],
  ]);
  expect(countNotShown(chosen, [row('b', 'succeeded'), row('z', 'failed')])).toBe(2);
});
