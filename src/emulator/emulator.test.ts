import { expect, test } from 'vitest';
import { openDatabase } from '../platform/sqlite.ts';
import { callAcs3, isoSeconds } from './testing/caller.ts';
import { START, startEmulator } from './testing/start.ts';

test('PollTaskResult answers the sample request of the documents with all sample fields', async () => {
  const emulator = startEmulator();
  const { status, body, headers } = await emulator.poll({ PageNum: '2', PageSize: '20', TaskType: '1' });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/json;charset=utf-8');
  expect(headers.get('x-acs-request-id')).toBe(body.RequestId);
  expect(headers.get('x-acs-trace-id')).toMatch(/^[0-9a-f]{32}$/);
  expect(body).toMatchObject({
    TotalItemNum: 200,
    CurrentPageNum: 2,
    TotalPageNum: 10,
    PageSize: 20,
    PrePage: true,
    NextPage: true,
  });
  expect(body.Data.TaskDetail).toHaveLength(20);
  expect(body.Data.TaskDetail[1]).toEqual({
    TaskNo: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    TaskDetailNo: expect.stringMatching(/^[0-9a-f]{32}$/),
    TaskType: expect.stringMatching(/^[A-Z_]+$/),
    TaskTypeDescription: expect.any(String),
    InstanceId: expect.stringMatching(/^S\d{4}[A-Z0-9]{11}$/),
    DomainName: expect.stringContaining('.'),
    TaskStatus: expect.stringMatching(/^EXECUTE_(SUCCESS|FAILURE)$/),
    TaskStatusCode: expect.any(Number),
    CreateTime: expect.stringMatching(/^2026-11-\d\d \d\d:\d\d:\d\d$/),
    UpdateTime: expect.stringMatching(/^2026-11-\d\d \d\d:\d\d:\d\d$/),
    TryCount: expect.any(Number),
    ErrorMsg: expect.any(String),
  });
});

test('an acknowledged result leaves the queue, stays in its task, and counts once', async () => {
  const emulator = startEmulator();
  const rows = (await emulator.poll()).body.Data.TaskDetail;
  const [first, second] = rows;
  const ids = {
    'TaskDetailNo.1': first.TaskDetailNo,
    'TaskDetailNo.2': second.TaskDetailNo,
    'TaskDetailNo.3': 'x',
  };
  expect((await emulator.call('AcknowledgeTaskResult', ids)).body.Result).toBe(2);
  expect((await emulator.call('AcknowledgeTaskResult', ids)).body.Result).toBe(0);
  const left = (await emulator.poll()).body;
  expect(left.TotalItemNum).toBe(198);
  expect(left.Data.TaskDetail).toEqual(rows.slice(2));
  const task = await emulator.call('QueryTaskDetailList', {
    TaskNo: first.TaskNo,
    PageNum: '1',
    PageSize: '1000',
  });
  expect(task.body.Data.TaskDetail).toContainEqual(first);
});

test('ACS3 signatures are accepted for all four operations', async () => {
  const emulator = startEmulator();
  const timestamp = isoSeconds(START);
  for (const params of [
    { Action: 'PollTaskResult', PageNum: '1', PageSize: '1', DomainName: "例子.com *~!'()+ a" },
    { Action: 'AcknowledgeTaskResult', 'TaskDetailNo.1': 'a', 'TaskDetailNo.10': 'b', 'TaskDetailNo.2': 'c' },
    { Action: 'QueryTaskDetailList', PageNum: '1', PageSize: '1', TaskNo: '75addb07-28a3-450e-b5ec-test' },
    { Action: 'DescribeBatchResultCount' },
  ]) {
    expect((await callAcs3(emulator.upstream, params, { timestamp })).status, params.Action).toBe(200);
    expect((await callAcs3(emulator.upstream, params, { timestamp, accessKeySecret: 'x' })).body.Code).toBe(
      'SignatureDoesNotMatch',
    );
  }
});

test('a TaskId above 2^53 is written digit by digit', async () => {
  const { text } = await startEmulator().call('DescribeBatchResultCount', { TaskId: '9007199254740993' });
  expect(text).toContain('"TaskId":9007199254740993,');
});

test('what was acknowledged stays acknowledged after a restart; another size starts anew', async () => {
  const db = openDatabase(':memory:');
  const [row] = (await startEmulator({ db }).poll()).body.Data.TaskDetail;
  await startEmulator({ db }).call('AcknowledgeTaskResult', { 'TaskDetailNo.1': row.TaskDetailNo });
  expect((await startEmulator({ db }).poll()).body.TotalItemNum).toBe(199);
  expect((await startEmulator({ db, results: 50 }).poll()).body.TotalItemNum).toBe(50);
});

test('a store of an earlier version is taken over, acknowledged rows and all', async () => {
  const db = openDatabase(':memory:');
  const [row] = (await startEmulator({ db }).poll()).body.Data.TaskDetail;
  await startEmulator({ db }).call('AcknowledgeTaskResult', { 'TaskDetailNo.1': row.TaskDetailNo });
  // The tables as they were until November 2026.
  db.exec('DROP TABLE late');
  db.exec('ALTER TABLE task DROP COLUMN description');
  for (const column of ['status', 'succeeding']) db.exec(`ALTER TABLE batch DROP COLUMN ${column}`);
  const emulator = startEmulator({ db });
  expect((await emulator.poll()).body.TotalItemNum).toBe(199);
  emulator.control.addBatch({ taskId: '5', batchType: 'RR_DEL', total: 2, status: 'failed', failing: 2 });
  const batch = await emulator.call('DescribeBatchResultCount', { TaskId: '5' });
  expect(batch.body).toMatchObject({ Status: 2, FailedCount: 2 });
  emulator.control.addTask({ taskTypeDescription: 'odd', rows: [{ domain: 'a.example' }] });
  expect((await emulator.poll()).body.Data.TaskDetail[0]).toMatchObject({ TaskTypeDescription: 'odd' });
});

test('a form body carries a whole page of ids, and one more is refused', async () => {
  const emulator = startEmulator({ results: 1001 });
  const pages = await Promise.all(['1', '2'].map((PageNum) => emulator.poll({ PageNum })));
  const ids = pages.flatMap(({ body }) =>
    body.Data.TaskDetail.map((row: { TaskDetailNo: string }) => row.TaskDetailNo),
  );
  const acknowledge = (count: number) => {
    const params = Object.fromEntries(
      ids.slice(0, count).map((id, index) => [`TaskDetailNo.${index + 1}`, id]),
    );
    return emulator.call('AcknowledgeTaskResult', params, { method: 'POST', isForm: true });
  };
  expect((await acknowledge(1001)).body.Code).toBe('ParameterIllegal');
  expect((await acknowledge(1000)).body.Result).toBe(1000);
  expect((await emulator.poll()).body.TotalItemNum).toBe(1);
});
