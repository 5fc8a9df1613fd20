import { expect, test } from 'vitest';
import { openDatabase } from '../server/sqlite.ts';
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
