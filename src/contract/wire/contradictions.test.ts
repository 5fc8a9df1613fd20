import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnreadableAnswer } from '../alibaba-cloud.ts';
import type { PollTaskResultParams } from '../poll-task-result.ts';
import { describeBatchResultCount } from './describe-batch-result-count.ts';
import { pollTaskResult } from './poll-task-result.ts';
import { queryTaskDetailList } from './query-task-detail-list.ts';

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ TaskDetailNo: `id-${index}`, TaskStatusCode: 2 }));

/** Decodes an answer with these rows, for a page of 20 rows from page 1. */
function decode(rows: readonly unknown[], envelope: object = {}, asked: Partial<PollTaskResultParams> = {}) {
  const body = { RequestId: 'R', TotalItemNum: rows.length, Data: { TaskDetail: rows }, ...envelope };
  return pollTaskResult.decode(JSON.stringify(body), { page: 1, pageSize: 20, ...asked });
}

describe('one odd value does not cost the page', () => {
  const odd = [true, false, { a: 1 }, [1, 'two'], 2 ** 64];
  const names = ['TaskNo', 'TaskType', 'TaskTypeDescription', 'DomainName', 'InstanceId', 'CreateTime'];
  const more = ['UpdateTime', 'ErrorMsg', 'TaskResult', 'TaskStatus', 'TaskStatusCode', 'TryCount'];

  test.each([...names, ...more, 'FailReason', 'TaskDetailNo'])('%s', (name) => {
    for (const value of odd) {
      const rows = rowsOf(30).map((row, index) => (index === 7 ? { ...row, [name]: value } : row));
      const { items } = decode(rows, {}, { pageSize: 30 });
      expect(items).toHaveLength(30);
      const field = name === 'TaskStatusCode' || name === 'TaskStatus' ? 'status' : name;
      const [[key, kept] = []] = Object.entries(items[7]?.oddValues ?? {});
      expect(key?.toLowerCase()).toBe(field.toLowerCase());
      expect(kept).toBe(name === 'TaskResult' ? '' : JSON.stringify(value));
      expect(items.filter((row) => row.oddValues)).toHaveLength(1);
    }
  });

  test('a row that is no object, or has no key, is shown under a name that nobody can acknowledge', () => {
    const { items } = decode([
      null,
      'text',
      {},
      { TaskDetailNo: '' },
      { TaskDetailNo: '?1-9' },
      ...rowsOf(1),
    ]);
    expect(items.map((row) => row.taskDetailNo)).toEqual(['?1-1', '?1-2', '?1-3', '?1-4', '?1-5', 'id-0']);
    expect(items.map((row) => row.errorMsg)).toEqual(['', 'text', '', '', '', '']);
  });

  test('a result that is told twice is one row', () => {
    expect(decode([...rowsOf(3), ...rowsOf(1)]).items).toHaveLength(3);
  });

  test('of a batch too: an odd status, type and reason are kept as they came', () => {
    const json = '{"Status":{"a":1},"BatchType":true,"Reason":["x"],"TotalCount":"many"}';
    expect(describeBatchResultCount.decode(json, {})).toMatchObject({
      status: '{"a":1}',
      batchType: 'true',
      reason: '["x"]',
      totalCount: null,
    });
  });
});

describe('a total and rows that contradict each other are no answer', () => {
  test.each([
    ['no rows on page 1 of five', [], { TotalItemNum: 5 }, {}],
    ['no list at all, and five', [], { TotalItemNum: 5, Data: {} }, {}],
    ['two rows of none', rowsOf(2), { TotalItemNum: 0 }, {}],
    ['a negative total', rowsOf(2), { TotalItemNum: -1 }, {}],
    ['a negative total of nothing', [], { TotalItemNum: -1 }, {}],
    ['a total beyond int32', rowsOf(2), { TotalItemNum: 1e15 }, {}],
    ['more rows than were asked for', rowsOf(21), {}, {}],
    ['a third page of two rows in a total of five', rowsOf(2), { TotalItemNum: 5 }, { page: 3 }],
    ['an empty second page of 20 in a total of 21', [], { TotalItemNum: 21 }, { page: 2 }],
  ])('%s', (_, rows, envelope, asked) => {
    expect(() => decode(rows, envelope, asked)).toThrow(UnreadableAnswer);
  });

  test('no page of an honest list is refused, however few rows a page holds, and the first one tells how many there are', () => {
    const sizes = fc.record({
      length: fc.nat({ max: 60 }),
      pageSize: fc.integer({ min: 1, max: 20 }),
      cap: fc.integer({ min: 1, max: 25 }),
    });
    fc.assert(
      fc.property(sizes, ({ length, pageSize, cap }) => {
        const size = Math.min(cap, pageSize);
        const pages = Math.max(1, Math.ceil(length / size));
        for (let page = 1; page <= pages + 1; page += 1) {
          const rows = rowsOf(length).slice((page - 1) * size, page * size);
          const hints = { PageSize: pageSize, CurrentPageNum: page, NextPage: page < pages };
          const answer = decode(rows, { TotalItemNum: length, ...hints }, { page, pageSize });
          if (rows.length > 0) expect(answer).toMatchObject({ totalPages: pages, totalItems: length });
        }
      }),
    );
  });
});

describe('an answer about something else is no answer', () => {
  test.each([
    ['another page', {}, { CurrentPageNum: 3 }, {}, 'It is for page 3, and page 1 was asked for.'],
    ['page 0', {}, { CurrentPageNum: 0 }, {}, 'page 0'],
    [
      'another task',
      { TaskNo: 'other' },
      {},
      { taskNo: 'mine' },
      'It is for task other, and mine was asked for.',
    ],
    ['another instance', { InstanceId: 'S2' }, {}, { instanceId: 'S1' }, 'instance S2'],
    ['another status', { TaskStatusCode: 3 }, {}, { status: 'succeeded' }, 'status failed'],
    ['another domain', { DomainName: 'b.com' }, {}, { domain: 'a.com' }, 'domain b.com'],
  ] as const)('%s', (_, row, envelope, asked, words) => {
    const rows = [{ TaskDetailNo: 'a' }, { TaskDetailNo: 'b', ...row }];
    expect(() => decode(rows, envelope, asked)).toThrow(words);
    expect(decode(rows, {}, {}).items).toHaveLength(2);
  });

  test.each([
    ['in capitals', { DomainName: 'A.COM', TaskNo: 'MINE' }, { domain: 'a.com', taskNo: 'mine' }],
    ['in its other form', { DomainName: 'xn--fsqu00a.net' }, { domain: '例子.net' }],
    ['in its other form, the other way', { DomainName: '例子.net' }, { domain: 'xn--fsqu00a.net' }],
    ['that holds the name asked for', { DomainName: 'www.a.com' }, { domain: 'a.com' }],
    ['that leaves everything out', {}, { domain: 'a.com', taskNo: 't', instanceId: 'i', status: 'failed' }],
    ['with odd values', { TaskNo: true, DomainName: {} }, { domain: 'a.com', taskNo: 't' }],
    ['with a status that no document lists', { TaskStatusCode: 7 }, { status: 'failed' }],
  ] as const)('a row %s is within the filter', (_, row, asked) => {
    expect(decode([{ TaskDetailNo: 'a', ...row }], {}, asked).items).toHaveLength(1);
  });

  test('of a task', () => {
    const body = { TotalItemNum: 1, Data: { TaskDetail: [{ TaskDetailNo: 'a', TaskNo: '99' }] } };
    const ask = () =>
      queryTaskDetailList.decode(JSON.stringify(body), { page: 1, pageSize: 20, taskNo: '701' });
    expect(ask).toThrow('It is for task 99, and 701 was asked for.');
  });

  test.each([
    ['another batch', { TaskId: 99 }, 'It is for TaskId 99, and 701 was asked for.'],
    ['another type', { TaskId: 701, BatchType: 'RR_DEL' }, 'It is for batch type RR_DEL'],
    ['no id at all', { TaskId: true }, 'Its TaskId cannot be one.'],
  ])('of a batch: %s', (_, named, words) => {
    const json = JSON.stringify({ Status: 1, TotalCount: 4, ...named });
    expect(() => describeBatchResultCount.decode(json, { taskId: '701', batchType: 'RR_ADD' })).toThrow(
      words,
    );
  });
});
