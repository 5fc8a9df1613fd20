import { expect, test } from 'vitest';
import type {
  AcknowledgedResult,
  ResultState,
  TaskResult,
  TaskResultPage,
} from '../../../contract/acknowledgement.ts';
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
const record = (taskDetailNo: string, state: ResultState): AcknowledgedResult => ({
  ...row(taskDetailNo),
  state,
  operationId: 'o',
  acknowledgedAt: '',
});
const kinds = (...args: Parameters<typeof placesOf>) =>
  Object.fromEntries([...placesOf(...args)].map(([id, { kind }]) => [id, kind]));

const details = page([row('a'), row('b', 'failed'), row('c'), row('d', 'waiting'), row('e', 'executing')], 1);

test('a detail in the queue is there, whatever else is known of it', () => {
  const queue = page([row('a'), row('b')], 0);
  expect(kinds(details, [queue], [record('a', 'confirmed')])).toMatchObject({ a: 'queued', b: 'queued' });
});

test('what Docket acknowledged says so; what has left a whole, later queue was acknowledged elsewhere', () => {
  const queue = page([row('a')], 2);
  expect(kinds(details, [queue], [record('b', 'confirmed'), record('c', 'not_acked')])).toEqual({
    a: 'queued',
    b: 'acknowledged',
    c: 'left',
    d: 'unfinished',
    e: 'unfinished',
  });
});

test('absence says nothing when the queue was read before, in part, or not at all', () => {
  for (const queue of [[page([row('a')], 0)], [page([row('a')], 2, 1500)], []]) {
    expect(kinds(details, queue, [])).toMatchObject({ b: 'unclear', c: 'unclear' });
  }
});

test('several looks at the queue are taken together', () => {
  const looks = [page([row('a')], 2, 1500), page([row('c')], 2, 1500), undefined];
  expect(kinds(details, looks, [])).toMatchObject({ a: 'queued', b: 'unclear', c: 'queued' });
});
