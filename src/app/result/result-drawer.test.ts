import { expect, test } from 'vitest';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { plainJson } from './result-drawer.tsx';

test('what is copied holds neither the masked value nor Docket’s own words, and every other field', () => {
  const row: TaskResult = {
    taskDetailNo: 'a1',
    taskNo: 't1',
    taskType: 'CHG_DNS',
    taskTypeDescription: 'Change DNS',
    status: 'failed',
    domainName: 'example.com',
    instanceId: 'S1',
    createTime: '2026-11-23 12:00:00',
    updateTime: '',
    tryCount: 3,
    errorMsg: 'No',
    taskResult: '••••••',
    acknowledgement: { operationId: 'o', state: 'failed' },
  };
  const { taskResult: _, acknowledgement: __, ...rest } = row;
  expect(JSON.parse(plainJson(row))).toEqual(rest);
});
