import { expect, test } from 'vitest';
import { START, startEmulator, type TestEmulator } from '../testing/start.ts';

async function control(emulator: TestEmulator, method: string, path: string, body?: unknown, headers = {}) {
  const request = new Request(`http://127.0.0.1:4181${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await emulator.fetch(request);
  return { status: response.status, body: await response.json() };
}

test('rows are added, polled, and acknowledged by another consumer', async () => {
  const emulator = startEmulator({ results: 0 });
  const added = await control(emulator, 'POST', '/__emulator/rows', {
    taskNo: 'made',
    taskType: 'ORDER_RENEW',
    rows: [
      { domain: 'good.example' },
      {
        domain: 'bad.example',
        errorMsg: '<b>broken</b>',
        failReason: 'because',
        taskResult: 'secret',
        tryCount: 3,
      },
    ],
  });
  expect(added).toMatchObject({
    status: 200,
    body: { taskNo: 'made', taskDetailNos: [expect.any(String), expect.any(String)] },
  });
  const { body } = await emulator.poll({ DomainName: 'bad.example' });
  expect(body.Data.TaskDetail).toMatchObject([
    {
      TaskNo: 'made',
      TaskType: 'ORDER_RENEW',
      TaskStatusCode: 3,
      ErrorMsg: '<b>broken</b>',
      TaskResult: 'secret',
      TryCount: 3,
    },
  ]);
  expect(
    (await control(emulator, 'DELETE', '/__emulator/rows', { ids: [added.body.taskDetailNos[0]] })).body,
  ).toEqual({
    acknowledged: 1,
  });
  expect((await control(emulator, 'DELETE', '/__emulator/rows', { newest: 9 })).body).toEqual({
    acknowledged: 1,
  });
  expect((await emulator.poll()).body.TotalItemNum).toBe(0);
});

test('rows can finish later', async () => {
  const emulator = startEmulator({ results: 0 });
  const { taskNo, taskDetailNos } = emulator.control.addTask({
    finishesInMs: 3000,
    rows: [{ domain: 'later.example' }],
  });
  expect((await emulator.poll()).body.TotalItemNum).toBe(0);
  const executing = { TaskNo: taskNo, PageNum: '1', PageSize: '1', TaskStatus: '1' };
  const { body } = await emulator.call('QueryTaskDetailList', executing);
  expect(body.Data.TaskDetail).toMatchObject([{ TaskStatus: 'EXECUTING', TaskStatusCode: 1 }]);
  // A detail that has not finished cannot be acknowledged.
  expect(emulator.control.acknowledgeElsewhere({ ids: taskDetailNos })).toBe(0);
  emulator.advance(3000);
  expect((await emulator.poll()).body.TotalItemNum).toBe(1);
});

test('rows can begin and finish one after the other, and time can be let pass; the gateway keeps its own', async () => {
  const emulator = startEmulator({ results: 0 });
  const { taskNo } = emulator.control.addTask({
    startsInMs: 1000,
    finishesInMs: 3000,
    everyMs: 2000,
    rows: ['a', 'b', 'c'].map((name) => ({ domain: `${name}.example` })),
  });
  const codes = async () => {
    const params = { TaskNo: taskNo, PageNum: '1', PageSize: '9' };
    const { body, headers } = await emulator.call('QueryTaskDetailList', params);
    expect(Date.parse(headers.get('date') ?? '')).toBe(START);
    return body.Data.TaskDetail.map((row: { TaskStatusCode: number }) => row.TaskStatusCode);
  };
  const pass = (advanceMs: number) => control(emulator, 'POST', '/__emulator/clock', { advanceMs });
  expect(await codes()).toEqual([0, 0, 0]);
  await pass(1000);
  expect(await codes()).toEqual([1, 0, 0]);
  await pass(2000);
  expect(await codes()).toEqual([2, 1, 0]);
  // Longer than a signature is valid.
  await pass(3_600_000);
  expect(await codes()).toEqual([2, 2, 2]);
});

test('a batch is added, works at an even pace and ends as told', async () => {
  const emulator = startEmulator({ results: 0 });
  const batch = { taskId: '9223372036854775807', batchType: 'RR_DEL', total: 40, failing: 10, lastsMs: 8000 };
  const added = await control(emulator, 'POST', '/__emulator/batches', {
    ...batch,
    hasFailed: true,
    reason: 'why',
  });
  expect(added).toEqual({ status: 200, body: { taskId: batch.taskId } });
  const ask = async () => (await emulator.call('DescribeBatchResultCount', { TaskId: batch.taskId })).text;
  expect(await ask()).toMatch(/"Status":0,"TotalCount":40,"TaskId":9223372036854775807/);
  emulator.control.advance(8000);
  expect(JSON.parse(await ask())).toMatchObject({
    Status: 2,
    SuccessCount: 30,
    FailedCount: 10,
    Reason: 'why',
  });
});

test('a batch that failed as a whole says so in its counts, and gives its Reason', async () => {
  const emulator = startEmulator({ results: 0 });
  const told = { taskId: '801', batchType: 'RR_DEL', total: 3, hasFailed: true, reason: 'x' };
  await control(emulator, 'POST', '/__emulator/batches', told);
  const ask = async (TaskId: string) => (await emulator.call('DescribeBatchResultCount', { TaskId })).body;
  expect(await ask('801')).toMatchObject({
    Status: 2,
    TotalCount: 3,
    SuccessCount: 0,
    FailedCount: 3,
    Reason: 'x',
  });
  await control(emulator, 'POST', '/__emulator/batches', { ...told, taskId: '802', failing: 0 });
  expect(await ask('802')).toMatchObject({ Status: 2, SuccessCount: 3, FailedCount: 0, Reason: 'x' });
  await control(emulator, 'POST', '/__emulator/batches', { ...told, taskId: '803', succeeding: 1 });
  expect(await ask('803')).toMatchObject({ Status: 2, SuccessCount: 1, FailedCount: 2, Reason: 'x' });
  await control(emulator, 'POST', '/__emulator/batches', { ...told, taskId: '804', lastsMs: 9000 });
  expect(await ask('804')).toMatchObject({ Status: 0, SuccessCount: 0, FailedCount: 0 });
  expect(await ask('804')).not.toHaveProperty('Reason');
});

test('what is there already is said in words', async () => {
  const emulator = startEmulator({ results: 0 });
  const batch = { taskId: '7', batchType: 'RR_ADD', total: 1 };
  const task = { taskNo: 't', rows: [{ domain: 'a.example', taskDetailNo: 'd' }] };
  const twice = async (path: string, first: unknown, second: unknown) => {
    await control(emulator, 'POST', path, first);
    return control(emulator, 'POST', path, second);
  };
  for (const [reply, words] of [
    [await twice('/__emulator/batches', batch, batch), /there is a batch 7 already/],
    [await twice('/__emulator/rows', task, task), /there is a task t already/],
    [await twice('/__emulator/rows', {}, { rows: task.rows }), /there is a result d already/],
  ] as const) {
    expect(reply.status).toBe(400);
    expect(reply.body.message).toMatch(words);
    expect(reply.body.message).not.toMatch(/UNIQUE|SQL|constraint/);
  }
  expect((await emulator.poll()).body.TotalItemNum).toBe(1);
});

test('faults are added, listed and removed', async () => {
  const emulator = startEmulator({ results: 0 });
  await control(emulator, 'POST', '/__emulator/faults', [
    { kind: 'hang' },
    { kind: 'empty', action: 'PollTaskResult' },
  ]);
  expect((await control(emulator, 'GET', '/__emulator/faults')).body).toMatchObject([
    { kind: 'hang' },
    { kind: 'empty' },
  ]);
  await control(emulator, 'DELETE', '/__emulator/faults');
  expect((await control(emulator, 'GET', '/__emulator/faults')).body).toEqual([]);
});

test('the log tells what was called and keeps nothing of the signature', async () => {
  const emulator = startEmulator();
  await emulator.poll({ DomainName: 'x.example' });
  await emulator.call('DescribeBatchResultCount', {}, { accessKeySecret: 'wrong' });
  const token = 'docket-emulator-token';
  await emulator.poll({ PageSize: '1' }, { accessKeyId: 'STS.docket-emulator', token });
  const { body } = await control(emulator, 'GET', '/__emulator/log');
  expect(JSON.stringify(body)).not.toContain(token);
  expect(body).toMatchObject([
    {
      action: 'PollTaskResult',
      status: 200,
      params: { PageNum: '1', PageSize: '1000', DomainName: 'x.example' },
    },
    { action: 'DescribeBatchResultCount', status: 400, code: 'SignatureDoesNotMatch', params: {} },
    { action: 'PollTaskResult', status: 200, accessKeyId: 'STS.docket-emulator' },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/Signature(?!DoesNotMatch)|Nonce|secret/);
});

test('the control routes are out of reach for the upstream', async () => {
  const emulator = startEmulator();
  const response = await emulator.upstream(new Request('http://127.0.0.1:4181/__emulator/log'));
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('<Code>MissingAction</Code>');
});

test.each([
  ['a page of the web', '/__emulator/log', { origin: 'http://127.0.0.1:4181' }],
  ['another host name', '/__emulator/log', { host: 'evil.test:4181' }],
])('%s is refused', async (_who, path, headers) => {
  expect((await control(startEmulator(), 'GET', path, undefined, headers)).status).toBe(403);
});

test.each([
  ['GET', '/__emulator/nothing', undefined, 404],
  ['PUT', '/__emulator/log', {}, 405],
  ['POST', '/__emulator/rows', { rows: [] }, 400],
  [
    'POST',
    '/__emulator/rows',
    {
      rows: [
        { domain: 'a.example', taskDetailNo: 'x' },
        { domain: 'b.example', taskDetailNo: 'x' },
      ],
    },
    400,
  ],
  ['POST', '/__emulator/faults', { kind: 'nonsense' }, 400],
  ['POST', '/__emulator/batches', { taskId: '1e3', batchType: 'RR_ADD', total: 1 }, 400],
  ['POST', '/__emulator/batches', { taskId: '7', batchType: 'RR_ADD', total: 1, failing: 2 }, 400],
  ['POST', '/__emulator/batches', { taskId: '7', batchType: 'RR_ADD', total: 1, succeeding: 2 }, 400],
  ['POST', '/__emulator/batches', { taskId: '9223372036854775808', batchType: 'RR_ADD', total: 1 }, 400],
  ['POST', '/__emulator/rows', { createTime: 'yesterday', rows: [{ domain: 'a.example' }] }, 400],
  [
    'POST',
    '/__emulator/rows',
    { createTime: '2018-01-25 20:46:57', finishesInMs: 1, rows: [{ domain: 'a.example' }] },
    400,
  ],
  ['POST', '/__emulator/clock', { advanceMs: -1 }, 400],
  ['DELETE', '/__emulator/rows', { newest: -1 }, 400],
  ['DELETE', '/__emulator/rows', undefined, 400],
])('%s %s %j answers %i and changes nothing', async (method, path, body, status) => {
  const emulator = startEmulator({ results: 20 });
  expect((await control(emulator, method, path, body)).status).toBe(status);
  expect((await emulator.poll()).body.TotalItemNum).toBe(20);
});
