import { expect, test } from 'vitest';
import type { Params } from '../testing/caller.ts';
import { startEmulator } from '../testing/start.ts';
import type { FaultInput } from './fault.ts';

const ROWS = [1, 2, 3, 4, 5].map((n) => ({ domain: `domain-${n}.example`, taskDetailNo: `row-${n}` }));
const IDS: Params = Object.fromEntries(
  ROWS.map((row, index) => [`TaskDetailNo.${index + 1}`, row.taskDetailNo]),
);

/** An emulator with five results, and the outcome of acknowledging all five under a fault. */
async function acknowledgeUnder(fault: FaultInput) {
  const emulator = startEmulator({ results: 0 });
  emulator.control.addTask({ rows: ROWS });
  emulator.control.addFault({ ...fault, action: 'AcknowledgeTaskResult' });
  const reply = await emulator.call('AcknowledgeTaskResult', IDS).catch(() => undefined);
  const left = async () => (await emulator.poll()).body.TotalItemNum;
  return { emulator, reply, left };
}

test.each<[FaultInput, number]>([
  [{ kind: 'reset' }, 5],
  [{ kind: 'reset', isApplied: true }, 0],
  [{ kind: 'html', status: 502 }, 5],
  [{ kind: 'html', status: 502, isApplied: true }, 0],
  [{ kind: 'error', code: 'ServiceUnavailable' }, 5],
  [{ kind: 'error', code: 'ServiceUnavailable', isApplied: true }, 0],
  [{ kind: 'truncated' }, 0],
  [{ kind: 'truncated', isApplied: false }, 5],
  [{ kind: 'empty' }, 0],
  [{ kind: 'reset-mid-body' }, 0],
])('%j leaves %i results in the queue', async (fault, expected) => {
  expect(await (await acknowledgeUnder(fault)).left()).toBe(expected);
});

test('a late application happens after the caller was let down', async () => {
  const { emulator, reply, left } = await acknowledgeUnder({ kind: 'reset', appliedAfterMs: 5000 });
  expect(reply).toBeUndefined();
  emulator.advance(4999);
  expect(await left()).toBe(5);
  emulator.advance(1);
  expect(await left()).toBe(0);
});

test('a partial acknowledgement confirms the first half and says so', async () => {
  const { emulator, reply, left } = await acknowledgeUnder({ kind: 'partial' });
  expect(reply?.body.Result).toBe(2);
  expect(await left()).toBe(3);
  const { body } = await emulator.poll();
  expect(body.Data.TaskDetail.map((row: { TaskDetailNo: string }) => row.TaskDetailNo)).toEqual([
    'row-5',
    'row-4',
    'row-3',
  ]);
});

test('a rival who was faster makes Result smaller than what was sent', async () => {
  const { reply, left } = await acknowledgeUnder({ kind: 'rival', count: 3 });
  expect(reply?.body.Result).toBe(2);
  expect(await left()).toBe(0);
});

test('another consumer acknowledges the newest results between two pages', async () => {
  const emulator = startEmulator();
  const before = (await emulator.poll({ PageSize: '50' })).body.Data.TaskDetail;
  emulator.control.addFault({ kind: 'rival', count: 7, action: 'PollTaskResult' });
  expect((await emulator.poll({ PageSize: '43' })).body.Data.TaskDetail).toEqual(before.slice(7));
});

test('an altered answer has other values in its fields and in its rows; everything else is as it was', async () => {
  const emulator = startEmulator({ results: 0 });
  emulator.control.addTask({ taskNo: 'work', rows: ROWS });
  const ask = () => emulator.call('QueryTaskDetailList', { TaskNo: 'work', PageNum: '1', PageSize: '20' });
  const { body } = await ask();
  emulator.control.addFault({
    kind: 'altered',
    fields: { NextPage: true, TotalItemNum: null },
    rows: { TaskStatusCode: 7, TaskStatus: 'NEW' },
  });
  const { RequestId, TotalItemNum, ...altered } = (await ask()).body;
  expect(TotalItemNum).toBeUndefined();
  expect(altered).toEqual({
    ...body,
    RequestId: undefined,
    TotalItemNum: undefined,
    NextPage: true,
    Data: {
      TaskDetail: body.Data.TaskDetail.map((row: object) => ({
        ...row,
        TaskStatusCode: 7,
        TaskStatus: 'NEW',
      })),
    },
  });
  emulator.control.addFault({ kind: 'altered', fields: { Status: '-1' } });
  const counts = await emulator.call('DescribeBatchResultCount');
  expect(counts.body).toMatchObject({ Status: '-1', TotalCount: 0 });
});

test('throttling names the wait', async () => {
  const { reply } = await acknowledgeUnder({
    kind: 'error',
    code: 'Throttling.User',
    status: 429,
    retryAfterMs: 1500,
  });
  expect(reply?.status).toBe(429);
  expect(reply?.headers.get('x-acs-retry-after')).toBe('1500');
});

test('a fault strikes as often as asked, or until it is removed', async () => {
  const emulator = startEmulator({ results: 5 });
  emulator.control.addFault({ kind: 'error', code: 'Busy', times: 2 });
  const codes = async (calls: number) => {
    const seen: (string | undefined)[] = [];
    for (let call = 0; call < calls; call += 1) seen.push((await emulator.poll()).body.Code);
    return seen;
  };
  expect(await codes(3)).toEqual(['Busy', 'Busy', undefined]);
  emulator.control.addFault({ kind: 'error', code: 'Busy', times: 0 });
  expect(await codes(4)).toEqual(['Busy', 'Busy', 'Busy', 'Busy']);
  emulator.control.clearFaults();
  expect(await codes(1)).toEqual([undefined]);
});

test('a fault can wait for a call with certain parameters', async () => {
  const emulator = startEmulator({ results: 5 });
  emulator.control.addFault({ kind: 'error', code: 'Busy', params: { TaskResultStatus: '3' } });
  expect((await emulator.poll({ TaskResultStatus: '2' })).status).toBe(200);
  expect((await emulator.poll({ TaskResultStatus: '3' })).body.Code).toBe('Busy');
  expect((await emulator.poll({ TaskResultStatus: '3' })).status).toBe(200);
});

test('a domain name asks for its fault, as a filter and on a result that is acknowledged', async () => {
  const emulator = startEmulator({ results: 0 });
  emulator.control.addTask({ rows: [{ domain: 'throttling.fault.example', taskDetailNo: 'sentinel' }] });
  const filtered = await emulator.poll({ DomainName: 'Forbidden.RAM.FAULT.example' });
  expect(filtered).toMatchObject({ status: 400, body: { Code: 'Forbidden.RAM' } });
  const acknowledged = await emulator.call('AcknowledgeTaskResult', { 'TaskDetailNo.1': 'sentinel' });
  expect(acknowledged.body.Code).toBe('Throttling.User');
  expect((await emulator.poll()).body.TotalItemNum).toBe(1);
});

test('a caller who gives up is let go with his own reason, and it is no error of the emulator', async () => {
  const emulator = startEmulator({ onInternalError: () => {} });
  emulator.control.addFault({ kind: 'hang' });
  const giveUp = new AbortController();
  const reply = emulator.call('PollTaskResult', { PageNum: '1', PageSize: '1' }, { signal: giveUp.signal });
  giveUp.abort(new Error('enough'));
  await expect(reply).rejects.toThrow('enough');
  expect(emulator.control.calls().at(-1)).not.toHaveProperty('code');
});

test('a caller without a valid signature meets no fault and uses none up', async () => {
  const emulator = startEmulator();
  emulator.control.addFault({ kind: 'reset' });
  const stranger = await emulator.call(
    'PollTaskResult',
    { PageNum: '1', PageSize: '1' },
    { accessKeySecret: 'x' },
  );
  expect(stranger.body.Code).toBe('SignatureDoesNotMatch');
  expect(emulator.control.faults()).toHaveLength(1);
});

test.each([
  [{ kind: 'flood' }, /^fault\.kind/],
  [{ kind: 'slow', ms: -1 }, /^fault\.ms/],
  [{ kind: 'slow', speed: 1 }, /^fault\.speed/],
  [{ kind: 'altered', rows: { TryCount: Number.NaN } }, /^fault\.rows\.TryCount/],
  [{ kind: 'error', code: 'Busy', forMs: 1, untilMs: 1 }, /forMs or untilMs/],
  [{ kind: 'error', code: 'Own' }, /needs a status/],
])('%j is refused by name', (fault, message) => {
  expect(() => startEmulator({ results: 0 }).control.addFault(fault as FaultInput)).toThrow(message);
});
