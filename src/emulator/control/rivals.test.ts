import { expect, test } from 'vitest';
import { startEmulator, type TestEmulator } from '../testing/start.ts';
import type { ElsewhereInput } from './elsewhere.ts';

async function ids(emulator: TestEmulator): Promise<string[]> {
  const { body } = await emulator.poll();
  return body.Data.TaskDetail.map((row: { TaskDetailNo: string }) => row.TaskDetailNo);
}

async function take(which: ElsewhereInput) {
  const emulator = startEmulator({ results: 20 });
  const before = await ids(emulator);
  const taken = emulator.control.acknowledgeElsewhere(which);
  const after = await ids(emulator);
  return { taken, gone: before.flatMap((id, place) => (after.includes(id) ? [] : [place])) };
}

test.each<[ElsewhereInput, readonly number[]]>([
  [{ newest: 3 }, [0, 1, 2]],
  [{ oldest: 3 }, [17, 18, 19]],
  [{ middle: 4 }, [8, 9, 10, 11]],
  [{ oldest: 0 }, []],
])('%j leaves the queue without the results at %j', async (which, places) => {
  expect(await take(which)).toEqual({ taken: places.length, gone: places });
});

test('random takes as many as asked, each of them once, and differs from one time to the next', async () => {
  const emulator = startEmulator({ results: 60 });
  const all = await ids(emulator);
  const gone: number[][] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = await ids(emulator);
    expect(emulator.control.acknowledgeElsewhere({ random: 8 })).toBe(8);
    const after = await ids(emulator);
    gone.push(before.filter((id) => !after.includes(id)).map((id) => all.indexOf(id)));
  }
  expect(new Set(gone.flat()).size).toBe(24);
  expect(new Set(gone.map(String)).size).toBe(3);
  expect(emulator.control.acknowledgeElsewhere({ random: 1000 })).toBe(36);
});

test('a rival as a fault begins where it is told, in the queue or among the ids of the call', async () => {
  const emulator = startEmulator({ results: 20 });
  const all = await ids(emulator);
  emulator.control.addFault({ kind: 'rival', count: 2, from: 'oldest' });
  expect(await ids(emulator)).toEqual(all.slice(0, 18));
  emulator.control.addFault({ kind: 'rival', count: 1, from: 'middle' });
  const [a = '', b = '', c = ''] = all;
  const named = { 'TaskDetailNo.1': a, 'TaskDetailNo.2': b, 'TaskDetailNo.3': c };
  expect((await emulator.call('AcknowledgeTaskResult', named)).body.Result).toBe(2);
});

test('results arrive at either end of the queue, and are counted and found on every page', async () => {
  const emulator = startEmulator({ results: 3000 });
  const { control } = emulator;
  control.acknowledgeElsewhere({ newest: 2990 });
  const before = await ids(emulator);
  const rows = (name: string) =>
    [1, 2].map((n) => ({ domain: `${name}.example`, taskDetailNo: `${name}-${n}` }));
  control.addTask({ rows: rows('new') });
  control.addTask({ end: 'oldest', rows: rows('old') });
  control.addTask({ end: 'oldest', rows: rows('older') });
  const expected = ['new-2', 'new-1', ...before, 'old-2', 'old-1', 'older-2', 'older-1'];
  expect(await ids(emulator)).toEqual(expected);
  const second = await emulator.poll({ PageNum: '2', PageSize: '8' });
  expect(second.body.TotalItemNum).toBe(expected.length);
  expect(second.body.Data.TaskDetail.map((row: { TaskDetailNo: string }) => row.TaskDetailNo)).toEqual(
    expected.slice(8),
  );
  const times = (await emulator.poll()).body.Data.TaskDetail.map(
    (row: { UpdateTime: string }) => row.UpdateTime,
  );
  expect(times).toEqual([...times].sort().reverse());
  expect(control.acknowledgeElsewhere({ oldest: 1 })).toBe(1);
  expect(await ids(emulator)).toEqual(expected.slice(0, -1));
});

test('an account that has never done anything has two ends as well', async () => {
  const emulator = startEmulator({ results: 0 });
  emulator.control.addTask({ end: 'oldest', rows: [{ domain: 'a.example', taskDetailNo: 'a' }] });
  emulator.control.addTask({ rows: [{ domain: 'b.example', taskDetailNo: 'b' }] });
  expect(await ids(emulator)).toEqual(['b', 'a']);
});

test('what has not finished is not behind the oldest result', () => {
  const rows = [{ domain: 'a.example' }];
  const { control } = startEmulator({ results: 0 });
  expect(() => control.addTask({ end: 'oldest', finishesInMs: 5, rows })).toThrow(/^task\.end/);
});

test.each([{}, { newest: 1, oldest: 1 }, { random: 1001 }, { ids: [7] }, undefined])(
  '%j does not say which',
  (which) => {
    const { control } = startEmulator({ results: 5 });
    expect(() => control.acknowledgeElsewhere(which as ElsewhereInput)).toThrow(/^rows/);
  },
);
