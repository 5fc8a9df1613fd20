import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnreadableAnswer } from '../alibaba-cloud.ts';
import { acknowledgeTaskResult } from './acknowledge-task-result.ts';
import { describeBatchResultCount } from './describe-batch-result-count.ts';
import { pollTaskResult } from './poll-task-result.ts';
import { queryTaskDetailList } from './query-task-detail-list.ts';

const ASKED = { page: 1, pageSize: 20 };
const ROW = {
  CreateTime: '2018-03-26 15:08:20',
  DomainName: 'test.com',
  ErrorMsg: 'The operation is successful.',
  InstanceId: 'S201817141000000',
  TaskDetailNo: '15fee9d10d514bada66bd08c5723c583',
  TaskNo: 'b95bc334-f7d8-4f39-8a62-4c4302a243d8',
  TaskStatus: 'EXECUTE_SUCCESS',
  TaskStatusCode: 2,
  TaskType: 'CHG_DNS',
  TaskTypeDescription: 'DNS Modification',
  TryCount: 0,
  UpdateTime: '2018-03-26 15:22:18',
};
const page = (row: object, more: object = {}) =>
  JSON.stringify({
    CurrentPageNum: 1,
    PageSize: 20,
    TotalItemNum: 1,
    Data: { TaskDetail: [{ ...ROW, ...row }] },
    ...more,
  });
const poll = (json: string) => pollTaskResult.decode(json, ASKED);
const first = (row: object) => poll(page(row)).items[0];

describe('a page of the queue', () => {
  test("the sample of PollTaskResult's document", () => {
    const json = page({}, { PageSize: 1, TotalItemNum: 10, TotalPageNum: 10, RequestId: 'E879DC07' });
    expect(poll(json)).toMatchObject({
      page: 1,
      pageSize: 1,
      totalItems: 10,
      totalPages: 10,
      requestId: 'E879DC07',
    });
    expect(first({})).toEqual({
      taskDetailNo: '15fee9d10d514bada66bd08c5723c583',
      taskNo: 'b95bc334-f7d8-4f39-8a62-4c4302a243d8',
      taskType: 'CHG_DNS',
      taskTypeDescription: 'DNS Modification',
      status: 'succeeded',
      domainName: 'test.com',
      instanceId: 'S201817141000000',
      createTime: '2018-03-26 15:08:20',
      updateTime: '2018-03-26 15:22:18',
      tryCount: 0,
      errorMsg: 'The operation is successful.',
    });
  });

  test("QueryTaskDetailList's document contradicts itself: NextPage true on page 1 of 1 is one page; its FailReason on a success is dropped", () => {
    const row = { TaskResult: '12345', FailReason: 'Purchase record exists for the domain name in Aliyun\n' };
    const json = page(row, { TotalPageNum: 1, NextPage: true, PageSize: 2 });
    const answer = queryTaskDetailList.decode(json, { ...ASKED, taskNo: ROW.TaskNo });
    expect(answer.totalPages).toBe(1);
    expect(answer.items[0]).toMatchObject({ taskResult: '12345' });
    expect(answer.items[0]).not.toHaveProperty('failReason');
    expect(first({ ...row, TaskStatusCode: 3, TaskStatus: null })?.failReason).toBe(
      'Purchase record exists for the domain name in Aliyun',
    );
  });

  test('pages follow from the total, else from TotalPageNum, else from NextPage', () => {
    const pages = (more: object, asked: Partial<typeof ASKED> = {}) => {
      const json = page({}, { TotalItemNum: undefined, CurrentPageNum: undefined, ...more });
      return pollTaskResult.decode(json, { ...ASKED, ...asked }).totalPages;
    };
    expect(pages({ TotalItemNum: 41, TotalPageNum: 9 }, { pageSize: 1 })).toBe(41);
    expect(pages({ TotalPageNum: 9 })).toBe(9);
    expect(pages({ NextPage: true })).toBe(2);
    expect(pages({ NextPage: false })).toBe(1);
    // The answer does not say that this is the end.
    expect(pages({})).toBe(2);
    const pastEnd = { NextPage: true, TotalPageNum: 9, Data: { TaskDetail: [] } };
    expect(pages(pastEnd, { page: 5 })).toBe(4);
    expect(pages({ ...pastEnd, TotalPageNum: 2 }, { page: 5 })).toBe(2);
  });

  test.each([
    ['a status as text', { TaskStatusCode: '3', TaskStatus: null }, { status: 'failed' }],
    ['a code and a word that differ', { TaskStatusCode: 3 }, { status: '3 EXECUTE_SUCCESS' }],
    ['an unknown code and word', { TaskStatusCode: 7, TaskStatus: 'NEW' }, { status: 'NEW' }],
    ['no code', { TaskStatusCode: null }, { status: 'succeeded' }],
    ['neither', { TaskStatusCode: null, TaskStatus: null }, { status: '' }],
    ['a numeric result', { TaskResult: 12345 }, { taskResult: '12345' }],
    [
      'null texts',
      { DomainName: null, ErrorMsg: null, TryCount: null },
      { domainName: '', errorMsg: '', tryCount: 0 },
    ],
    ['an undocumented type', { TaskType: 'ENS_SYNC' }, { taskType: 'ENS_SYNC' }],
  ])('%s: the row is kept', (_name, row, expected) => {
    expect(first(row)).toMatchObject(expected);
  });

  test('an empty list is an empty page; an object without one is never taken for an empty queue', () => {
    expect(poll('{"TotalItemNum":0,"TotalPageNum":0,"Data":{"TaskDetail":[]}}')).toMatchObject({
      items: [],
      totalPages: 1,
    });
    for (const json of [
      '{}',
      '{"Data":null}',
      '{"RequestId":"x"}',
      'null',
      '[]',
      '<html>',
      '',
      '{"Data":{"TaskDetail":{}}}',
    ]) {
      expect(() => poll(json)).toThrow(UnreadableAnswer);
    }
  });

  test('no answer, whatever it holds, does more than decode or be refused, and prototypes stay clean', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        for (const decode of [poll, acknowledge, batch]) {
          try {
            decode(json);
          } catch (error) {
            if (!(error instanceof UnreadableAnswer)) throw error;
          }
        }
      }),
    );
    expect(first(JSON.parse('{"__proto__":{"polluted":1}}'))).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });
});

const acknowledge = (json: string) => acknowledgeTaskResult.decode(json, { taskDetailNos: [] });
const batch = (json: string) => describeBatchResultCount.decode(json, {});

describe('acknowledging', () => {
  test('ids are numbered from 1 on the wire', () => {
    expect(acknowledgeTaskResult.encode({ taskDetailNos: ['a', 'b'], lang: 'en' })).toEqual({
      'TaskDetailNo.1': 'a',
      'TaskDetailNo.2': 'b',
      Lang: 'en',
    });
  });

  test('only an integer Result is an answer', () => {
    expect(acknowledge('{"RequestId":"r","Result":2}')).toEqual({ requestId: 'r', result: 2 });
    expect(acknowledge('{"Result":0}').result).toBe(0);
    for (const json of [
      '{}',
      '{"Result":null}',
      '{"Result":true}',
      '{"Result":"2"}',
      '{"Result":1.5}',
      '{"Result":"many"}',
    ]) {
      expect(() => acknowledge(json)).toThrow(UnreadableAnswer);
    }
  });
});

describe('a batch count', () => {
  test('a TaskId is exact up to the last int64', () => {
    const ids = fc.bigInt({ min: 1n, max: 9223372036854775807n }).map(String);
    fc.assert(
      fc.property(ids, (id) => {
        expect(batch(`{"Status": 1, "TaskId" : ${id}}`).taskId).toBe(id);
      }),
    );
    expect(batch('{"Status":1,"TaskId":9007199254740993}').taskId).toBe('9007199254740993');
  });

  test('text that looks like a TaskId stays as it is', () => {
    const reason = 'see "TaskId": 12345 in the file';
    expect(batch(JSON.stringify({ Status: 2, Reason: reason })).reason).toBe(reason);
  });

  test.each([
    [-1, 'none'],
    [0, 'processing'],
    [1, 'completed'],
    [2, 'failed'],
    ['-1', 'none'],
    [7, '7'],
  ])('Status %j is %s', (Status, status) => {
    expect(batch(JSON.stringify({ Status })).status).toBe(status);
  });

  test("the sample of DescribeBatchResultCount's document has TaskId 0, which names no batch; no Status is no answer", () => {
    expect(
      batch(
        '{"Status":0,"TotalCount":4,"TaskId":0,"FailedCount":2,"SuccessCount":2,"BatchType":"DOMAIN_ADD"}',
      ),
    ).toEqual({
      requestId: '',
      taskId: null,
      batchType: 'DOMAIN_ADD',
      status: 'processing',
      totalCount: 4,
      successCount: 2,
      failedCount: 2,
      reason: '',
    });
    expect(() => batch('{"TotalCount":4}')).toThrow(UnreadableAnswer);
  });
});
