import { expect, test } from 'vitest';
import { startEmulator } from './testing/start.ts';

/** The sample requests of the documents, and their answers field by field (docs/api-facts.md 1.2 to 1.5). */
const TASK_NO = '75addb07-28a3-450e-b5ec-test';
const DETAIL_NO = '15fee9d10d514bada66bd08c5723c583';
const REQUEST_ID = expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);

function start() {
  const emulator = startEmulator({ results: 0 });
  emulator.control.addTask({
    taskNo: TASK_NO,
    taskType: 'CHG_DNS',
    rows: [
      { domain: 'test.com', instanceId: 'S20181T0WLI85212', taskDetailNo: DETAIL_NO, taskResult: 'test' },
    ],
  });
  return emulator;
}

const DETAIL = {
  CreateTime: '2026-11-23 16:00:00',
  DomainName: 'test.com',
  ErrorMsg: 'The operation is successful.',
  InstanceId: 'S20181T0WLI85212',
  TaskDetailNo: DETAIL_NO,
  TaskNo: TASK_NO,
  TaskResult: 'test',
  TaskStatus: 'EXECUTE_SUCCESS',
  TaskStatusCode: 2,
  TaskType: 'CHG_DNS',
  TaskTypeDescription: 'DNS Modification',
  TryCount: 0,
  UpdateTime: '2026-11-23 16:00:00',
};
const PAGE = {
  RequestId: REQUEST_ID,
  TotalItemNum: 1,
  CurrentPageNum: 1,
  TotalPageNum: 1,
  PageSize: 20,
  PrePage: false,
  NextPage: false,
};

test('PollTaskResult, 2018: the request, with a TaskType that no table lists', async () => {
  const { status, body } = await start().call('PollTaskResult', {
    PageNum: '1',
    PageSize: '20',
    DomainName: 'test.com',
    InstanceId: 'S20181T0WLI85212',
    TaskNo: TASK_NO,
    TaskResultStatus: '2',
    TaskType: '1',
    Lang: 'en',
    UserClientIp: '127.0.0.1',
  });
  expect(status).toBe(200);
  expect(body).toEqual({ ...PAGE, Data: { TaskDetail: [DETAIL] } });
});

test('PollTaskResult, 2018: PageSize left out', async () => {
  const { status, body } = await start().call('PollTaskResult', { PageNum: '1' });
  expect(status).toBe(400);
  expect(body).toEqual({
    Code: 'MissingPageSize',
    HostId: 'domain.aliyuncs.com',
    Message: 'PageSize is mandatory for this action.',
    Recommend: 'https://error-center.aliyun.com/status/search?Keyword=MissingPageSize&source=PopGw',
    RequestId: REQUEST_ID,
  });
});

test('PollTaskResult, today: the two parameters that it needs', async () => {
  const { body } = await start().call('PollTaskResult', { PageNum: '1', PageSize: '20' });
  expect(body).toEqual({ ...PAGE, Data: { TaskDetail: [DETAIL] } });
});

test('AcknowledgeTaskResult: the request', async () => {
  const { body } = await start().call('AcknowledgeTaskResult', { 'TaskDetailNo.1': DETAIL_NO });
  expect(body).toEqual({ RequestId: REQUEST_ID, Result: 1 });
});

test('QueryTaskDetailList: the request; a failure has a FailReason, a success has none', async () => {
  const emulator = start();
  const request = {
    TaskStatus: '2',
    Lang: 'en',
    TaskNo: TASK_NO,
    DomainName: 'test.com',
    UserClientIp: '127.0.0.0',
  };
  const page = { PageNum: '1', PageSize: '20', InstanceId: 'S20181T0WLI85212' };
  const { body } = await emulator.call('QueryTaskDetailList', { ...request, ...page });
  expect(body).toEqual({ ...PAGE, Data: { TaskDetail: [DETAIL] } });

  const failReason = 'Purchase record exists for the domain name in Aliyun\n';
  const errorMsg = 'The domain name has an update lock.';
  emulator.control.addTask({
    taskNo: 'failed',
    rows: [{ domain: 'test.com', errorMsg, failReason, tryCount: 3 }],
  });
  const failed = await emulator.call('QueryTaskDetailList', {
    TaskNo: 'failed',
    PageNum: '1',
    PageSize: '20',
  });
  expect(failed.body.Data.TaskDetail).toMatchObject([
    {
      TaskStatus: 'EXECUTE_FAILURE',
      TaskStatusCode: 3,
      TryCount: 3,
      ErrorMsg: errorMsg,
      FailReason: failReason,
    },
  ]);
});

test('DescribeBatchResultCount: the request, all fields of its answer as numbers and texts', async () => {
  const { body } = await startEmulator().call('DescribeBatchResultCount', {
    Lang: 'en',
    BatchType: 'DOMAIN_DEL',
  });
  expect(body).toEqual({
    Status: 2,
    TotalCount: 40,
    TaskId: expect.any(Number),
    RequestId: REQUEST_ID,
    FailedCount: 40,
    SuccessCount: 0,
    BatchType: 'DOMAIN_DEL',
    Reason: 'No match is found for the domain name specified in the file.',
  });
});
