import { expect, test } from 'vitest';
import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';
import { gatherSeenTasks } from './seen-tasks.ts';

const row = (taskDetailNo: string, taskNo: string, status: string, updateTime: string): TaskResult => ({
  taskDetailNo,
  taskNo,
  taskType: 'CHG_DNS',
  taskTypeDescription: '',
  status,
  domainName: 'example.com',
  instanceId: '',
  createTime: '',
  updateTime,
  tryCount: 0,
  errorMsg: '',
});

const page = (...items: TaskResult[]): TaskResultPage => ({
  items,
  page: 1,
  pageSize: 50,
  totalItems: items.length,
  totalPages: 1,
  requestId: '',
  asOf: '',
});

test('tasks are gathered from all pages read, a result on two pages counting once', () => {
  const shared = row('1', 't1', 'failed', '2026-11-23 10:00:00');
  const { tasks, read } = gatherSeenTasks([
    page(shared, row('2', 't2', 'succeeded', '2026-11-23 09:00:00')),
    page(shared, row('3', 't1', 'succeeded', '2026-11-23 11:00:00'), row('4', '', 'failed', '')),
  ]);
  expect(read).toBe(4);
  expect(tasks).toMatchObject([
    { taskNo: 't1', results: 2, failed: 1, updateTime: '2026-11-23 11:00:00' },
    { taskNo: 't2', results: 1, failed: 0 },
  ]);
});
