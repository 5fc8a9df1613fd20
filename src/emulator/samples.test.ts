import { expect, test } from 'vitest';
import type { AddedBatchInput } from './control/added-batch.ts';
import type { AddedTaskInput } from './control/added-task.ts';
import type { FaultInput } from './faults/fault.ts';
import type { Params } from './testing/caller.ts';
import { readXml, xmlToObject } from './testing/read-xml.ts';
import { startEmulator } from './testing/start.ts';

/**
 * The sample answers of the documents, word by word. The control routes can make each of them, also those that
 * contradict the text around them.
 */

/** Rows, batches and faults, in the shape of the control routes. */
interface Told {
  readonly rows?: readonly AddedTaskInput[];
  readonly batch?: AddedBatchInput;
  readonly fault?: FaultInput;
}

async function tellAndAsk({ rows = [], batch, fault }: Told, action: string, params: Params) {
  const emulator = startEmulator({ results: 0 });
  const tell = async (path: string, body: unknown) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await emulator.fetch(new Request(`http://127.0.0.1/__emulator/${path}`, init));
    expect(response.status, await response.text()).toBe(200);
  };
  for (const task of rows) await tell('rows', task);
  if (batch) await tell('batches', batch);
  if (fault) await tell('faults', fault);
  return emulator.call(action, params);
}

const CHG_DNS: AddedTaskInput = {
  taskNo: 'b95bc334-f7d8-4f39-8a62-4c4302a243d8',
  taskType: 'CHG_DNS',
  createTime: '2018-03-26 15:08:20',
  rows: [
    {
      domain: 'test.com',
      taskDetailNo: '15fee9d10d514bada66bd08c5723c583',
      instanceId: 'S201817141000000',
      updateTime: '2018-03-26 15:22:18',
    },
  ],
};
/** The queue of the sample: ten results. A page of one shows the newest. */
const TEN: readonly AddedTaskInput[] = [
  { rows: Array.from({ length: 9 }, (_, n) => ({ domain: `${n}.example` })) },
  CHG_DNS,
];
const FIRST_OF_TEN = { PageNum: '1', PageSize: '1', Lang: 'en' };

test('PollTaskResult, JSON (both documents print the same)', async () => {
  const fault: FaultInput = {
    kind: 'altered',
    fields: { RequestId: 'E879DC07-38EE-4408-9F33-73B30CD965CD', PrePage: null, NextPage: null },
  };
  const { body } = await tellAndAsk({ rows: TEN, fault }, 'PollTaskResult', FIRST_OF_TEN);
  expect(body).toEqual({
    CurrentPageNum: 1,
    Data: {
      TaskDetail: [
        {
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
        },
      ],
    },
    PageSize: 1,
    RequestId: 'E879DC07-38EE-4408-9F33-73B30CD965CD',
    TotalItemNum: 10,
    TotalPageNum: 10,
  });
});

test('PollTaskResult, XML, with the blank that its ErrorMsg ends in', async () => {
  const [nine, task] = TEN;
  const [row] = CHG_DNS.rows;
  const blank = {
    domain: 'test.com',
    ...row,
    status: 'succeeded',
    errorMsg: 'The operation is successful. ',
  };
  const fault: FaultInput = {
    kind: 'altered',
    fields: { RequestId: 'C2CB6161-7971-4EB6-BC16-92A2BA3816D9', PrePage: null, NextPage: null },
  };
  const rows = [nine, { ...task, rows: [blank] }] as AddedTaskInput[];
  const params = { ...FIRST_OF_TEN, Format: 'XML' };
  const { text } = await tellAndAsk({ rows, fault }, 'PollTaskResult', params);
  expect(readXml(text).name).toBe('PollTaskResultResponse');
  expect(xmlToObject(readXml(text))).toEqual({
    Data: {
      TaskDetail: {
        TryCount: '0',
        TaskDetailNo: '15fee9d10d514bada66bd08c5723c583',
        TaskNo: 'b95bc334-f7d8-4f39-8a62-4c4302a243d8',
        CreateTime: '2018-03-26 15:08:20',
        InstanceId: 'S201817141000000',
        UpdateTime: '2018-03-26 15:22:18',
        TaskStatus: 'EXECUTE_SUCCESS',
        DomainName: 'test.com',
        TaskTypeDescription: 'DNS Modification',
        TaskStatusCode: '2',
        ErrorMsg: 'The operation is successful. ',
        TaskType: 'CHG_DNS',
      },
    },
    TotalItemNum: '10',
    PageSize: '1',
    CurrentPageNum: '1',
    RequestId: 'C2CB6161-7971-4EB6-BC16-92A2BA3816D9',
    TotalPageNum: '10',
  });
});

test.each([
  ['JSON', '270F04F2-6086-4B54-A86B-A1956F231CEC'],
  ['XML', '25DE4410-3E4D-493E-A5E2-927DB738CCEB'],
])('AcknowledgeTaskResult, %s', async (Format, RequestId) => {
  const rows = [{ rows: ['a', 'b'].map((id) => ({ domain: `${id}.example`, taskDetailNo: id })) }];
  const fault: FaultInput = { kind: 'altered', fields: { RequestId } };
  const params = { 'TaskDetailNo.1': 'a', 'TaskDetailNo.2': 'b', Format };
  const { body, text } = await tellAndAsk({ rows, fault }, 'AcknowledgeTaskResult', params);
  const answer = Format === 'XML' ? xmlToObject(readXml(text)) : body;
  expect(answer).toEqual({ RequestId, Result: Format === 'XML' ? '2' : 2 });
});

test('QueryTaskDetailList: a success with a FailReason, a next page after the last one', async () => {
  const task: AddedTaskInput = {
    taskNo: '60d6e201-8ee5-47ab-8fdc-test',
    taskType: 'ORDER_RENEW',
    taskTypeDescription: '',
    createTime: '2018-01-25 20:46:57',
    rows: [
      {
        domain: 'example.com',
        taskDetailNo: '75addb07-28a3-450e-b5ec-test',
        instanceId: 'S20179H1BBI9test',
        taskResult: '12345',
        failReason: 'Purchase record exists for the domain name in Aliyun\n',
        updateTime: '2018-01-25 20:47:01',
      },
    ],
  };
  const RequestId = '6A2320E4-D870-49C9-A6DC-test';
  const fault: FaultInput = { kind: 'altered', fields: { RequestId, NextPage: true } };
  const params = { TaskNo: '60d6e201-8ee5-47ab-8fdc-test', PageNum: '1', PageSize: '2' };
  const { body } = await tellAndAsk({ rows: [task], fault }, 'QueryTaskDetailList', params);
  expect(body).toEqual({
    PrePage: false,
    CurrentPageNum: 1,
    RequestId,
    PageSize: 2,
    TotalPageNum: 1,
    Data: {
      TaskDetail: [
        {
          UpdateTime: '2018-01-25 20:47:01',
          TaskDetailNo: '75addb07-28a3-450e-b5ec-test',
          CreateTime: '2018-01-25 20:46:57',
          InstanceId: 'S20179H1BBI9test',
          DomainName: 'example.com',
          TaskType: 'ORDER_RENEW',
          TaskNo: '60d6e201-8ee5-47ab-8fdc-test',
          TaskResult: '12345',
          TaskStatusCode: 2,
          TaskStatus: 'EXECUTE_SUCCESS',
          TaskTypeDescription: '',
          TryCount: 0,
          ErrorMsg: 'The operation is successful.',
          FailReason: 'Purchase record exists for the domain name in Aliyun\n',
        },
      ],
    },
    TotalItemNum: 1,
    NextPage: true,
  });
});

test.each<Params>([{}, { TaskId: '0' }, { BatchType: 'DOMAIN_ADD' }])(
  'DescribeBatchResultCount, asked %j: TaskId 0, all counted and still processing, with a Reason',
  async (params) => {
    const batch: AddedBatchInput = {
      taskId: '0',
      batchType: 'DOMAIN_ADD',
      status: 'processing',
      total: 4,
      succeeding: 2,
      failing: 2,
      reason: 'No match is found for the domain name specified in the file.',
    };
    const RequestId = '75446CC1-FC9A-4595-8D96-089D73D7A63D';
    const fault: FaultInput = { kind: 'altered', fields: { RequestId } };
    const { body } = await tellAndAsk({ batch, fault }, 'DescribeBatchResultCount', params);
    expect(body).toEqual({
      Status: 0,
      TotalCount: 4,
      TaskId: 0,
      RequestId,
      FailedCount: 2,
      SuccessCount: 2,
      BatchType: 'DOMAIN_ADD',
      Reason: 'No match is found for the domain name specified in the file.',
    });
  },
);

const recommend = (code: string) =>
  `https://error-center.aliyun.com/status/search?Keyword=${code}&source=PopGw`;

test('the error of AcknowledgeTaskResult in the words of its JSON sample', async () => {
  const fault: FaultInput = {
    kind: 'error',
    code: 'MissingTaskDetailNo',
    status: 400,
    message: 'taskdetailno is mandatory for this action .',
    fields: { RequestId: '37FCCA3D-5BD7-436D-A1EC-3F2E08F0E71E' },
  };
  const { status, body } = await tellAndAsk({ fault }, 'AcknowledgeTaskResult', {});
  expect(status).toBe(400);
  expect(body).toEqual({
    Code: 'MissingTaskDetailNo',
    HostId: 'domain.aliyuncs.com',
    Message: 'taskdetailno is mandatory for this action .',
    Recommend: recommend('MissingTaskDetailNo'),
    RequestId: '37FCCA3D-5BD7-436D-A1EC-3F2E08F0E71E',
  });
});
