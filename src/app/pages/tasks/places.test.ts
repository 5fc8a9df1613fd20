import { expect, test } from 'vitest';
import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';
import { placesOf } from './places.ts';

const row = (taskDetailNo: string, status = 'succeeded'): TaskResult => ({
  taskDetailNo,
  taskNo: 't',
  taskType: 'CHG_DNS',
  taskTypeDescription: '',
  status,
  domainName: `${taskDetailNo}.com`,
  instanceId: '',
  createTime: '',
  updateTime: '',
  tryCount: 0,
  errorMsg: '',
});
const page = (items: TaskResult[], second: number, totalItems = items.length): TaskResultPage => ({
  items,
  page: 1,
  pageSize: 1000,
  totalItems,
  totalPages: Math.ceil(totalItems / 1000) || 1,
  requestId: '',
  asOf: `2026-11-23T12:00:0${second}.000Z`,
});
const kinds = (...args: Parameters<typeof placesOf>) =>
  Object.fromEntries([...placesOf(...args)].map(([id, { kind }]) => [id, kind]));

const details = page([row('a'), row('b', 'failed'), row('c'), row('d', 'waiting'), row('e', 'executing')], 1);

test('a detail in the queue is there, however old the look at it', () => {
  const queue = page([row('a'), row('b')], 0);
  expect(kinds(details, queue)).toMatchObject({ a: 'queued', b: 'queued' });
});

test('what has ended and is not in a whole, later queue has left it', () => {
  const queue = page([row('a')], 2);
  expect(kinds(details, queue)).toEqual({
    a: 'queued',
    b: 'gone',
    c: 'gone',
    d: 'unfinished',
    e: 'unfinished',
  });
});

test('absence says nothing when the queue was read before, or not at all', () => {
  for (const queue of [page([row('a')], 0), undefined])
    expect(kinds(details, queue)).toMatchObject({ b: 'unclear', c: 'unclear' });
});

test('what has ended may be in the part of a long queue that was not read', () => {
  const queue = page([row('a')], 2, 1500);
  expect(kinds(details, queue)).toMatchObject({ a: 'queued', b: 'beyond', c: 'beyond', d: 'unfinished' });
});
