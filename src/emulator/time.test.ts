import { expect, test } from 'vitest';
import { openDatabase } from '../platform/sqlite.ts';
import { startEmulator, type TestEmulator } from './testing/start.ts';

const MINUTE = 60_000;

interface Counts {
  waiting: number;
  executing: number;
  succeeded: number;
  failed: number;
}

async function runningTask(emulator: TestEmulator): Promise<string> {
  const [newest] = (await emulator.poll()).body.Data.TaskDetail;
  return newest.TaskNo;
}

async function count(emulator: TestEmulator, TaskNo: string): Promise<Counts> {
  const page = { TaskNo, PageNum: '1', PageSize: '1' };
  const [waiting, executing, succeeded, failed] = await Promise.all(
    ['0', '1', '2', '3'].map(async (TaskStatus) => {
      const { body } = await emulator.call('QueryTaskDetailList', { ...page, TaskStatus });
      return Number(body.TotalItemNum);
    }),
  );
  return {
    waiting: waiting ?? -1,
    executing: executing ?? -1,
    succeeded: succeeded ?? -1,
    failed: failed ?? -1,
  };
}

test('a running task moves from waiting over executing to done, and its results enter the queue', async () => {
  const emulator = startEmulator({ arrivalsPerMinute: 0.001 });
  const taskNo = await runningTask(emulator);
  const before = await count(emulator, taskNo);
  expect(before.waiting).toBeGreaterThan(50);
  expect(before.executing).toBeGreaterThan(0);
  const size = before.waiting + before.executing + before.succeeded + before.failed;

  emulator.advance(10 * MINUTE);
  const during = await count(emulator, taskNo);
  const finished = during.succeeded + during.failed - before.succeeded - before.failed;
  expect(finished).toBe(15);
  expect(during.waiting).toBe(before.waiting - 15);
  expect((await emulator.poll()).body.TotalItemNum).toBe(200 + finished);

  emulator.advance(90 * MINUTE);
  const after = await count(emulator, taskNo);
  expect(after).toMatchObject({ waiting: 0, executing: 0 });
  expect(after.succeeded + after.failed).toBe(size);
});

test('a detail carries an UpdateTime once it executes, and a message once it is done', async () => {
  const emulator = startEmulator({ arrivalsPerMinute: 0.001 });
  const TaskNo = await runningTask(emulator);
  const list = async (TaskStatus: string) => {
    const { body } = await emulator.call('QueryTaskDetailList', {
      TaskNo,
      PageNum: '1',
      PageSize: '5',
      TaskStatus,
    });
    return body.Data.TaskDetail[0];
  };
  const waiting = await list('0');
  expect(waiting).toMatchObject({ TaskStatus: 'WAITING_EXECUTE', TaskStatusCode: 0, TryCount: 0 });
  expect(Object.keys(waiting)).not.toEqual(expect.arrayContaining(['UpdateTime']));
  expect(waiting.ErrorMsg).toBeUndefined();
  expect(await list('1')).toMatchObject({ TaskStatus: 'EXECUTING', UpdateTime: expect.any(String) });
  expect((await list('1')).ErrorMsg).toBeUndefined();
  expect(await list('2')).toMatchObject({
    TaskStatus: 'EXECUTE_SUCCESS',
    ErrorMsg: 'The operation is successful.',
  });
  const failed = await list('3');
  expect(failed.FailReason).not.toBe(failed.ErrorMsg);
});

test('results arrive at the rate asked for', async () => {
  const emulator = startEmulator({ results: 0, arrivalsPerMinute: 60 });
  expect((await emulator.poll()).body.TotalItemNum).toBe(0);
  emulator.advance(10 * MINUTE);
  const { TotalItemNum, Data } = (await emulator.poll()).body;
  expect(TotalItemNum).toBeGreaterThan(560);
  expect(TotalItemNum).toBeLessThan(610);
  expect(new Set(Data.TaskDetail.map((row: { TaskType: string }) => row.TaskType)).size).toBeGreaterThan(5);
});

test('arrivals go on after a restart and repeat nothing', async () => {
  const db = openDatabase(':memory:');
  const first = startEmulator({ db, results: 0, arrivalsPerMinute: 30 });
  first.advance(5 * MINUTE);
  const before = (await first.poll()).body.Data.TaskDetail;
  const second = startEmulator({ db, results: 0, arrivalsPerMinute: 30 });
  second.advance(10 * MINUTE);
  const after = (await second.poll()).body.Data.TaskDetail;
  expect(after.length).toBeGreaterThan(before.length + 120);
  expect(after.slice(-before.length)).toEqual(before);
});

test('the time that was let pass is kept over a restart, and arrivals go on from there', async () => {
  const db = openDatabase(':memory:');
  const open = () => startEmulator({ db, results: 20, arrivalsPerMinute: 2 });
  const first = open();
  first.control.advance(76 * 60 * MINUTE);
  const before = (await first.poll()).body;
  const second = open();
  expect((await second.poll()).body).toMatchObject({ TotalItemNum: before.TotalItemNum, Data: before.Data });
  second.advance(30 * MINUTE);
  const arrived = (await second.poll()).body.TotalItemNum - before.TotalItemNum;
  expect(arrived).toBeGreaterThan(45);
  expect(arrived).toBeLessThan(75);
  // Another sample begins at the present time.
  const other = startEmulator({ db, results: 30, arrivalsPerMinute: 2 });
  const [newest] = (await other.poll()).body.Data.TaskDetail;
  expect(newest.UpdateTime <= '2026-11-23 16:00:00').toBe(true);
});

test('all that would have arrived arrives, however long the time that is let pass', async () => {
  const emulator = startEmulator({ results: 0, arrivalsPerMinute: 2 });
  emulator.control.advance(24 * 60 * MINUTE);
  const { TotalItemNum } = (await emulator.poll()).body;
  expect(TotalItemNum).toBeGreaterThan(2860);
  expect(TotalItemNum).toBeLessThanOrEqual(2890);
});

test('a late application is not forgotten at a restart', async () => {
  const db = openDatabase(':memory:');
  const first = startEmulator({ db });
  const [row] = (await first.poll()).body.Data.TaskDetail;
  first.control.addFault({ kind: 'reset', action: 'AcknowledgeTaskResult', appliedAfterMs: 5000 });
  const lost = first.call('AcknowledgeTaskResult', { 'TaskDetailNo.1': row.TaskDetailNo });
  await expect(lost).rejects.toThrow();
  const second = startEmulator({ db });
  expect((await second.poll()).body.TotalItemNum).toBe(200);
  second.advance(5000);
  expect((await second.poll()).body.TotalItemNum).toBe(199);
});

test('with no arrivals the queue holds still, and the running task with it', async () => {
  const emulator = startEmulator();
  const taskNo = await runningTask(emulator);
  const before = [await count(emulator, taskNo), (await emulator.poll()).body.Data];
  emulator.advance(7 * 24 * 60 * MINUTE);
  expect([await count(emulator, taskNo), (await emulator.poll()).body.Data]).toEqual(before);
});

test('a batch at work counts up to its total, then completes', async () => {
  const emulator = startEmulator();
  const ask = async () => (await emulator.call('DescribeBatchResultCount', { Lang: 'en' })).body;
  const before = await ask();
  expect(before).toMatchObject({ Status: 0, BatchType: 'RR_ADD' });
  emulator.advance(5 * MINUTE);
  const during = await ask();
  expect(during.SuccessCount).toBeGreaterThan(before.SuccessCount);
  expect(during.SuccessCount + during.FailedCount).toBeLessThan(during.TotalCount);
  emulator.advance(60 * MINUTE);
  const after = await ask();
  expect(after.Status).toBe(1);
  expect(after.SuccessCount + after.FailedCount).toBe(after.TotalCount);
});

test('a batch gives a Reason once something of it has failed, also when the clock was set back', async () => {
  const emulator = startEmulator();
  const ask = async () =>
    (await emulator.call('DescribeBatchResultCount', { BatchType: 'RR_ADD', Lang: 'en' })).body;
  expect(await ask()).toMatchObject({ Reason: 'The DNS record conflicts with an existing record.' });
  emulator.advance(-6 * MINUTE + 1000);
  expect(await ask()).toMatchObject({ Status: 0, FailedCount: 0 });
  expect(await ask()).not.toHaveProperty('Reason');
});

test('newest first: UpdateTime never rises down the queue, which spans the last week', async () => {
  const { Data } = (await startEmulator({ results: 900 }).poll()).body;
  const times = Data.TaskDetail.map((row: { UpdateTime: string }) => row.UpdateTime);
  expect(times).toEqual([...times].sort().reverse());
  expect(times.at(-1) > '2026-11-16 16:00:00').toBe(true);
  expect(times[0] <= '2026-11-23 16:00:00').toBe(true);
});

test('a batch that was told its status keeps it, whatever time passes', async () => {
  const emulator = startEmulator({ results: 0 });
  for (const [index, status] of (['processing', 'completed', 'failed'] as const).entries()) {
    emulator.control.addBatch({ taskId: String(-index), batchType: 'RR_ADD', total: 9, status, lastsMs: 5 });
    emulator.control.advance(60_000);
    const { body } = await emulator.call('DescribeBatchResultCount', { TaskId: String(-index) });
    expect(body).toMatchObject({ Status: index, TotalCount: 9, SuccessCount: 9, FailedCount: 0 });
  }
});
