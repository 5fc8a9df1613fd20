import { expect, test } from 'vitest';
import { ApiError, docketError } from '../contract/api-error.ts';
import type { QueryTaskDetailListParams } from '../contract/query-task-detail-list.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import { createRig, detail, idsOf, OPERATION, pageOf } from './testing/rig.ts';

const FAILED = Array.from({ length: 120 }, (_, index) => detail(index + 1, { status: 'failed' }));

/** A ledger that sends these rows, of tasks that know `known`. */
async function sent(rows: readonly TaskDetail[], known: readonly TaskDetail[]) {
  const rig = createRig();
  const asked: QueryTaskDetailListParams[] = [];
  const task = { isDown: undefined as Error | undefined };
  rig.readTask = async (params) => {
    asked.push(params);
    if (task.isDown) throw task.isDown;
    return { answer: pageOf(known, params) };
  };
  const ledger = rig.open();
  ledger.show(rows, rig.clock.now());
  const acknowledge = async () => {
    ledger.acknowledge({ operationId: OPERATION, ids: idsOf(rows), undoSeconds: 0 });
    await rig.clock.advance(0);
  };
  const records = () => ledger.acknowledgedResults({ page: 1, pageSize: 1000 }).items;
  return { rig, ledger, asked, task, acknowledge, records };
}

test('reasons are fetched before failed results are sent, once for each task, and kept with the time of confirmation', async () => {
  const known = FAILED.map((row, index) => ({ ...row, ...(index > 0 && { failReason: `reason ${index}` }) }));
  const { rig, asked, acknowledge, records } = await sent([...FAILED, detail(999)], known);
  const askedBefore: number[] = [];
  rig.answer = (ids) => {
    askedBefore.push(asked.length);
    return { kind: 'answered', result: ids.length, requestId: 'R' };
  };
  await acknowledge();
  expect(asked).toMatchObject([{ taskNo: FAILED[0]?.taskNo, status: 'failed', page: 1 }]);
  expect(askedBefore).toEqual([1, 1, 1]);
  const now = new Date(rig.clock.now()).toISOString();
  const [none, given] = records();
  expect(given).toMatchObject({ failReason: 'reason 1', failReasonAskedAt: now, confirmedAt: now });
  // Asked, and none given, is told apart from not asked.
  expect(none).toMatchObject({ failReasonAskedAt: now });
  expect(none).not.toHaveProperty('failReason');
  expect(records().find((row) => row.status === 'succeeded')).not.toHaveProperty('failReasonAskedAt');
});

test('one failure of a large task is asked for by its domain; of several only as many pages are read as needed', async () => {
  const many = Array.from({ length: 2500 }, (_, index) => detail(index, { status: 'failed' }));
  const one = await sent(many.slice(7, 8), many.slice(7, 8));
  await one.acknowledge();
  expect(one.asked).toMatchObject([{ domain: 'example-7.com' }]);
  const two = await sent([...many.slice(3, 4), ...many.slice(1500, 1501)], many);
  await two.acknowledge();
  expect(two.asked.map(({ page }) => page)).toEqual([1, 2]);
});

test('a task that knows them no more has given no reason', async () => {
  const { acknowledge, records } = await sent(FAILED.slice(0, 2), []);
  await acknowledge();
  expect(records().map((row) => [row.state, 'failReasonAskedAt' in row])).toEqual([
    ['confirmed', true],
    ['confirmed', true],
  ]);
});

test('a task that cannot be asked holds nothing up: sent without a reason, marked as not asked, and asked once', async () => {
  const { task, asked, acknowledge, records } = await sent(FAILED, FAILED);
  task.isDown = docketError('UpstreamTimeout', 'Too slow.');
  await acknowledge();
  expect(asked).toHaveLength(1);
  expect(new Set(records().map((row) => `${row.state} ${'failReasonAskedAt' in row}`))).toEqual(
    new Set(['confirmed false']),
  );
});

test('a task that leads on for ever is left after 100 pages', async () => {
  const { rig, asked, acknowledge, records } = await sent(FAILED.slice(0, 2), []);
  rig.readTask = async (params) => {
    asked.push(params);
    const items = [detail(100_000 + asked.length, { status: 'failed' })];
    return { answer: { ...pageOf(items, { ...params, page: 1 }), totalItems: 1e9 } };
  };
  await acknowledge();
  expect(asked).toHaveLength(100);
  expect(records()[0]).toMatchObject({ state: 'confirmed' });
});

test('throttling of the question slows the operation down like throttling of a call; stop is obeyed meanwhile', async () => {
  const { rig, ledger, task, acknowledge, records } = await sent(FAILED.slice(0, 2), FAILED.slice(0, 2));
  task.isDown = new ApiError(429, { code: 'Throttling.User', message: '' });
  await acknowledge();
  expect(ledger.operation(OPERATION)).toMatchObject({ state: 'sending', counts: { pending: 2 } });
  expect(ledger.operation(OPERATION).throttledUntil).toBeDefined();
  expect((await ledger.stop(OPERATION)).counts).toEqual({ interrupted: 2 });
  task.isDown = undefined;
  await ledger.resume(OPERATION);
  await rig.clock.advance(1000);
  expect(records()[0]).toMatchObject({ state: 'confirmed', failReasonAskedAt: expect.any(String) });
});

test('stopped while a question hangs: nothing is sent when it is answered', async () => {
  const { rig, ledger, acknowledge } = await sent(FAILED.slice(0, 2), FAILED);
  rig.readTask = (_, signal) =>
    new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  await acknowledge();
  expect((await ledger.stop(OPERATION)).counts).toEqual({ interrupted: 2 });
  await rig.clock.advance(60_000);
  expect(rig.calls).toEqual([]);
  await ledger.close();
});
