import { expect, test } from 'vitest';
import { startEmulator, type TestEmulator } from '../testing/start.ts';
import type { FaultInput } from './fault.ts';

interface Row {
  TaskDetailNo: string;
  DomainName: string;
}

const idsOf = (body: { Data: { TaskDetail: Row[] } }) => body.Data.TaskDetail.map((row) => row.TaskDetailNo);

/** An emulator with so many results and with faults that stay until they are removed, and all ids, newest first. */
async function startUnder(results: number, ...faults: FaultInput[]) {
  const emulator = startEmulator({ results });
  const ids = idsOf((await emulator.poll()).body);
  for (const fault of faults) emulator.control.addFault({ times: 0, ...fault });
  return { emulator, ids };
}

test('a capped page has fewer rows than PageSize asks and echoes what was asked; the next page goes on after it', async () => {
  const { emulator, ids } = await startUnder(250, { kind: 'capped', count: 100 });
  const first = (await emulator.poll()).body;
  expect(first).toMatchObject({ TotalItemNum: 250, PageSize: 1000, TotalPageNum: 1, NextPage: false });
  const others = [(await emulator.poll({ PageNum: '2' })).body, (await emulator.poll({ PageNum: '3' })).body];
  expect([first, ...others].map((body) => idsOf(body).length)).toEqual([100, 100, 50]);
  expect([first, ...others].flatMap(idsOf)).toEqual(ids);
  expect(idsOf((await emulator.poll({ PageSize: '100', PageNum: '2' })).body)).toEqual(ids.slice(100, 200));
  expect((await emulator.poll({ PageSize: '1001' })).body.Code).toBe('ParameterIllegal');
});

test('a capped page can echo its real size, and the next page can begin where the size asked for ends', async () => {
  const { emulator } = await startUnder(250, { kind: 'capped', count: 100, echo: 'real' });
  const real = { PageSize: 100, TotalPageNum: 3 };
  expect((await emulator.poll()).body).toMatchObject({ ...real, NextPage: true });
  expect((await emulator.poll({ PageNum: '3' })).body).toMatchObject({ ...real, NextPage: false });
  emulator.control.clearFaults();
  emulator.control.addFault({ kind: 'capped', count: 3, stride: 'asked', times: 0 });
  const pages = [
    await emulator.poll({ PageSize: '5' }),
    await emulator.poll({ PageSize: '5', PageNum: '2' }),
  ];
  emulator.control.clearFaults();
  const ten = idsOf((await emulator.poll({ PageSize: '10' })).body);
  expect(pages.map(({ body }) => idsOf(body))).toEqual([ten.slice(0, 3), ten.slice(5, 8)]);
});

test('a cap holds for the details of a task too', async () => {
  const { emulator } = await startUnder(0, { kind: 'capped', count: 2 });
  const { taskNo } = emulator.control.addTask({ rows: ['a', 'b', 'c'].map((domain) => ({ domain })) });
  const list = (PageNum: string) =>
    emulator.call('QueryTaskDetailList', { TaskNo: taskNo, PageNum, PageSize: '50' });
  expect(idsOf((await list('1')).body)).toHaveLength(2);
  expect(idsOf((await list('2')).body)).toHaveLength(1);
});

const UNICODE = '例子.net';
const ASCII = 'xn--fsqu00a.net';

test.each<[FaultInput['form'], string, readonly string[]]>([
  ['stored', UNICODE, ['unicode']],
  ['stored', ASCII, ['ascii']],
  ['stored', ASCII.toUpperCase(), []],
  ['ascii', ASCII, ['ascii', 'unicode']],
  ['ascii', UNICODE, []],
  ['ascii', ASCII.toUpperCase(), []],
  ['unicode', UNICODE, ['ascii', 'unicode']],
  ['unicode', ASCII, []],
  ['unicode', ` ${UNICODE}`, []],
])('a text filter for the %s form, asked for %j, finds %j', async (form, DomainName, found) => {
  const { emulator } = await startUnder(0, { kind: 'text-filter', ...(form ? { form } : {}) });
  const rows = [
    { domain: UNICODE, taskDetailNo: 'unicode' },
    { domain: ASCII, taskDetailNo: 'ascii' },
  ];
  const { taskNo } = emulator.control.addTask({ rows });
  const polled = (await emulator.poll({ DomainName })).body;
  expect(idsOf(polled).sort()).toEqual(found);
  expect(polled.TotalItemNum).toBe(found.length);
  const params = { DomainName, TaskNo: taskNo, PageNum: '1', PageSize: '9' };
  expect(idsOf((await emulator.call('QueryTaskDetailList', params)).body).sort()).toEqual(found);
  // Without a filter, nothing is compared.
  expect((await emulator.poll()).body.TotalItemNum).toBe(2);
});

test('one row of a page can be odd: any JSON value, any text, at a place or by its id', async () => {
  const { emulator, ids } = await startUnder(
    30,
    { kind: 'altered', at: [3], rows: { TaskResult: true, DomainName: { nested: [null] } } },
    { kind: 'altered', rows: { TaskNo: 7 }, rowTexts: { TryCount: '2.0', ErrorMsg: 'null' }, at: [3] },
  );
  emulator.control.addFault({
    kind: 'altered',
    ids: [ids[5] ?? ''],
    rows: { CreateTime: [1], UpdateTime: null },
  });
  const { body, text } = await emulator.poll();
  expect(body.Data.TaskDetail[3]).toMatchObject({
    TaskDetailNo: ids[3],
    TaskResult: true,
    DomainName: { nested: [null] },
    TaskNo: 7,
    TryCount: 2,
    ErrorMsg: null,
  });
  expect(text).toContain('"TryCount":2.0');
  expect(body.Data.TaskDetail[5].CreateTime).toEqual([1]);
  expect(body.Data.TaskDetail[5]).not.toHaveProperty('UpdateTime');
  emulator.control.clearFaults();
  const plain = (await emulator.poll()).body.Data.TaskDetail;
  const isOdd = (_row: Row, place: number) => place === 3 || place === 5;
  const others = (rows: Row[]) => rows.filter((row, place) => !isOdd(row, place));
  expect(others(body.Data.TaskDetail)).toEqual(others(plain));
});

test('odd values have a form in XML too', async () => {
  const { emulator } = await startUnder(1, {
    kind: 'altered',
    rows: { TaskResult: { a: [1, null] }, ErrorMsg: '<' },
    rowTexts: { TryCount: '2.0' },
  });
  const { text } = await emulator.poll({ Format: 'XML' });
  expect(text).toContain('<TaskResult><a>1</a><a></a></TaskResult>');
  expect(text).toContain('<TryCount>2.0</TryCount>');
});

test.each<[FaultInput, string]>([
  [{ kind: 'altered', fields: { TotalItemNum: 5, Data: {} } }, '"TotalItemNum":5,"CurrentPageNum":1'],
  [{ kind: 'altered', fields: { TotalItemNum: 0 } }, '"TotalItemNum":0'],
  [{ kind: 'altered', fields: { TotalItemNum: -1, PageSize: 1 } }, '"TotalItemNum":-1'],
  [{ kind: 'altered', fieldTexts: { TotalItemNum: '1e9' } }, '"TotalItemNum":1e9'],
  [{ kind: 'altered', fieldTexts: { Data: '{"TaskDetail":[null' } }, '"Data":{"TaskDetail":[null}'],
  [{ kind: 'altered', fields: { Data: [] } }, '"Data":[]'],
])('a page can contradict itself: %j', async (fault, text) => {
  const { emulator } = await startUnder(2, fault);
  expect((await emulator.poll()).text).toContain(text);
});

test('an answer can be about something else', async () => {
  const { emulator } = await startUnder(0);
  emulator.control.addTask({ taskNo: 'one', rows: [{ domain: 'a.example', taskDetailNo: 'a' }] });
  emulator.control.addTask({ taskNo: 'two', rows: [{ domain: 'b.example', taskDetailNo: 'b' }] });
  for (const [taskId, batchType] of [
    ['701', 'RR_ADD'],
    ['702', 'RR_DEL'],
  ] as const)
    emulator.control.addBatch({ taskId, batchType, total: 4 });

  emulator.control.addFault({ kind: 'instead', asked: { TaskId: '702' } });
  const batch = await emulator.call('DescribeBatchResultCount', { TaskId: '701' });
  expect(batch.body).toMatchObject({ TaskId: 702, BatchType: 'RR_DEL' });
  emulator.control.addFault({ kind: 'altered', fieldTexts: { TaskId: '9007199254740993' } });
  expect((await emulator.call('DescribeBatchResultCount', { TaskId: '701' })).text).toContain(
    '"TaskId":9007199254740993',
  );
  emulator.control.addFault({ kind: 'instead', asked: { TaskNo: 'two' } });
  const details = await emulator.call('QueryTaskDetailList', { TaskNo: 'one', PageNum: '1', PageSize: '9' });
  expect(details.body.Data.TaskDetail).toMatchObject([{ TaskNo: 'two' }]);
  emulator.control.addFault({ kind: 'instead', asked: { DomainName: null } });
  expect(idsOf((await emulator.poll({ DomainName: 'a.example' })).body)).toEqual(['b', 'a']);
  emulator.control.addFault({ kind: 'instead', asked: { PageNum: '1' } });
  const page = (await emulator.poll({ PageNum: '2', PageSize: '1' })).body;
  expect(page).toMatchObject({ CurrentPageNum: 1, Data: { TaskDetail: [{ TaskDetailNo: 'b' }] } });
});

test.each<[FaultInput, string]>([
  [{ kind: 'altered', fields: { Result: '2' } }, '"Result":"2"'],
  [{ kind: 'altered', fields: { Result: 99 } }, '"Result":99'],
  [{ kind: 'altered', fields: { Result: 1.5 } }, '"Result":1.5'],
  [{ kind: 'altered', fieldTexts: { Result: '2.0' } }, '"Result":2.0'],
  [{ kind: 'altered', fields: { Result: null } }, '{"RequestId":'],
])('an acknowledgement can answer %j, and has acknowledged all the same', async (fault, text) => {
  const { emulator, ids } = await startUnder(2, fault);
  const [one = '', two = ''] = ids;
  const params = { 'TaskDetailNo.1': one, 'TaskDetailNo.2': two };
  const reply = await emulator.call('AcknowledgeTaskResult', params);
  expect(reply.text).toContain(text);
  expect((await emulator.poll()).body.TotalItemNum).toBe(0);
});

test('an error can be altered: its own fields, and one that nobody documents', async () => {
  const { emulator } = await startUnder(1, {
    kind: 'error',
    code: 'Forbidden.RAM',
    fields: { Recommend: null, RequestId: 'mine', AccessDeniedDetail: { AuthPrincipalType: 'SubUser' } },
  });
  expect((await emulator.poll()).body).toEqual({
    RequestId: 'mine',
    HostId: 'domain.aliyuncs.com',
    Code: 'Forbidden.RAM',
    Message: expect.any(String),
    AccessDeniedDetail: { AuthPrincipalType: 'SubUser' },
  });
});

test('the queue can list the oldest result first, page by page', async () => {
  const { emulator, ids } = await startUnder(45, { kind: 'oldest-first' });
  const pages = await Promise.all(
    ['1', '2', '3', '4'].map((PageNum) => emulator.poll({ PageNum, PageSize: '20' })),
  );
  expect(pages.map(({ body }) => idsOf(body).length)).toEqual([20, 20, 5, 0]);
  expect(pages.flatMap(({ body }) => idsOf(body))).toEqual([...ids].reverse());
});

test('what stands goes together: a capped page, odd values, and one more fault', async () => {
  const { emulator } = await startUnder(
    9,
    { kind: 'capped', count: 4 },
    { kind: 'altered', rows: { TryCount: 'x' } },
  );
  emulator.control.addFault({ kind: 'rival', count: 2 });
  emulator.control.addFault({ kind: 'error', code: 'Busy' });
  const { body } = await emulator.poll();
  expect(body).toMatchObject({ TotalItemNum: 7, PageSize: 1000 });
  expect(body.Data.TaskDetail.map((row: { TryCount: unknown }) => row.TryCount)).toEqual([
    'x',
    'x',
    'x',
    'x',
  ]);
  expect(emulator.control.calls().at(-1)?.fault).toBe('capped, altered, rival');
  expect((await emulator.poll()).body.Code).toBe('Busy');
  expect((await emulator.poll()).body.Data.TaskDetail).toHaveLength(4);
});

async function codes(emulator: TestEmulator, calls: number) {
  const seen: (string | undefined)[] = [];
  for (let call = 0; call < calls; call += 1) seen.push((await emulator.poll()).body.Code);
  return seen;
}

test('a fault can last for a stretch of time, on the clock or on the time let pass', async () => {
  const { emulator } = await startUnder(1);
  const throttled = { kind: 'error', code: 'Throttling.User' } as const;
  const { untilMs = 0 } = emulator.control.addFault({ ...throttled, forMs: 30_000 });
  expect(await codes(emulator, 3)).toEqual(Array(3).fill('Throttling.User'));
  emulator.advance(29_999);
  expect(await codes(emulator, 2)).toEqual(Array(2).fill('Throttling.User'));
  emulator.control.advance(1);
  expect(await codes(emulator, 2)).toEqual([undefined, undefined]);
  expect(emulator.control.faults()).toEqual([]);
  emulator.control.addFault({ ...throttled, untilMs: untilMs + 1000, times: 1 });
  expect(await codes(emulator, 2)).toEqual(['Throttling.User', undefined]);
  emulator.control.addFault({ ...throttled, untilMs: untilMs + 1000, times: 1 });
  emulator.control.advance(1000);
  expect(await codes(emulator, 1)).toEqual([undefined]);
});
