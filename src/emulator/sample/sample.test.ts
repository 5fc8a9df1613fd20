import { domainToASCII } from 'node:url';
import { expect, test, vi } from 'vitest';
import { parseApiTime } from '../../contract/beijing-time.ts';
import { TASK_TYPES } from '../../contract/task-type.ts';
import { systemClock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/sqlite.ts';
import { START, startEmulator } from '../testing/start.ts';
import { FAILURES } from './failures.ts';
import { TRANSFER_CODE, WORK } from './work.ts';

vi.setConfig({ testTimeout: 30_000 });

interface Row {
  TaskNo: string;
  TaskDetailNo: string;
  TaskType: string;
  DomainName: string;
  InstanceId: string;
  TaskStatusCode: number;
  CreateTime: string;
  UpdateTime: string;
  TryCount: number;
  ErrorMsg: string;
  TaskResult?: string;
}

async function readAll(seed: string, results: number): Promise<Row[]> {
  const emulator = startEmulator({ seed, results });
  const rows: Row[] = [];
  for (let page = 1; rows.length < results; page += 1) {
    const { body } = await emulator.poll({ PageNum: String(page) });
    expect(body.TotalItemNum).toBe(results);
    rows.push(...body.Data.TaskDetail);
  }
  return rows;
}

function countBy(rows: readonly Row[], key: (row: Row) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}

test.each(['docket', 'another', '春'])('2,500 results of seed %s look like a week of work', async (seed) => {
  const rows = await readAll(seed, 2500);
  const domains = countBy(rows, (row) => row.DomainName);
  expect(domains.size).toBeGreaterThan(800);
  expect([...domains.keys()].some((name) => /\p{Script=Han}/u.test(name))).toBe(true);
  expect([...domains.keys()].some((name) => name.startsWith('xn--'))).toBe(true);
  expect(new Set([...domains.keys()].map((name) => name.split('.').at(-1))).size).toBeGreaterThan(12);
  for (const name of domains.keys()) expect(domainToASCII(name), name).not.toBe('');

  const types = countBy(rows, (row) => row.TaskType);
  expect([...types.keys()].sort()).toEqual([...Object.keys(TASK_TYPES), TRANSFER_CODE.type].sort());
  expect(types.get(TRANSFER_CODE.type)).toBe(1);
  expect(rows.filter((row) => row.TaskResult !== undefined).map((row) => row.TaskType)).toEqual([
    TRANSFER_CODE.type,
  ]);

  const failed = rows.filter((row) => row.TaskStatusCode === 3);
  expect(failed.length / rows.length).toBeGreaterThan(0.04);
  expect(failed.length / rows.length).toBeLessThan(0.08);
  expect(countBy(failed, (row) => row.ErrorMsg).size).toBeGreaterThan(8);
  const tasks = countBy(rows, (row) => row.TaskNo);
  expect(countBy(failed, (row) => row.TaskNo).size).toBeLessThan(tasks.size * 0.7);
  expect(Math.max(...tasks.values())).toBeGreaterThan(100);
  expect([...tasks.values()].filter((size) => size <= 3).length).toBeGreaterThan(10);

  expect(new Set(rows.map((row) => row.TaskDetailNo)).size).toBe(2500);
  for (const row of rows) {
    const [created = 0, updated = 0] = [parseApiTime(row.CreateTime), parseApiTime(row.UpdateTime)];
    expect(created).toBeLessThanOrEqual(updated);
    expect(updated).toBeGreaterThan(START - 7 * 24 * 3_600_000);
    expect(updated).toBeLessThanOrEqual(START);
  }
});

test('the same seed gives the same data, another seed gives other data', async () => {
  const [one, again, other] = [await readAll('a', 300), await readAll('a', 300), await readAll('b', 300)];
  expect(again).toEqual(one);
  const ids = new Set(one.map((row) => row.TaskDetailNo));
  expect(other.filter((row) => ids.has(row.TaskDetailNo))).toEqual([]);
});

test('the same seed at another hour is the same work at other times', async () => {
  const contents = (rows: readonly Row[]) =>
    rows.map((row) => `${row.TaskDetailNo} ${row.DomainName} ${row.ErrorMsg}`).sort();
  const later = startEmulator({
    seed: 'a',
    results: 300,
    clock: { ...systemClock, now: () => START + 14 * 60_000 },
  });
  const rows: Row[] = (await later.poll()).body.Data.TaskDetail;
  const before = await readAll('a', 300);
  expect(contents(rows)).toEqual(contents(before));
  expect(rows.map((row) => row.UpdateTime)).not.toEqual(before.map((row) => row.UpdateTime));
});

test.each([1, 2, 9, 10, 39, 1000])('%i results are exactly so many', async (results) => {
  expect(await readAll('docket', results)).toHaveLength(results);
});

test('no results: an account that has never done anything', async () => {
  const emulator = startEmulator({ results: 0 });
  expect((await emulator.poll()).body).toMatchObject({
    TotalItemNum: 0,
    TotalPageNum: 0,
    PrePage: false,
    NextPage: false,
  });
  expect((await emulator.call('DescribeBatchResultCount')).body.Status).toBe(-1);
});

test('each batch type has a latest batch: at work, done, partly failed, failed', async () => {
  const emulator = startEmulator();
  const statuses = await Promise.all(
    ['RR_ADD', 'DOMAIN_ADD', 'RR_DEL', 'DOMAIN_DEL'].map(async (BatchType) => {
      return (await emulator.call('DescribeBatchResultCount', { BatchType, Lang: 'en' })).body;
    }),
  );
  expect(statuses.map((batch) => batch.Status)).toEqual([0, 1, 1, 2]);
  expect(statuses[1].FailedCount).toBeGreaterThan(0);
  expect(statuses[2].FailedCount).toBe(0);
  expect(statuses[2]).not.toHaveProperty('Reason');
  expect(statuses[3].Reason).not.toBe('');
});

test('every way to fail that work names has its words', () => {
  for (const work of WORK) for (const key of work.failures) expect(FAILURES, key).toHaveProperty(key);
});

test.each([-1, 1.5, 1_000_001, Number.NaN])('%d results are refused', (results) => {
  expect(() => startEmulator({ results })).toThrow(RangeError);
});

test('a sample that was cut off while it was written is written anew', async () => {
  const db = openDatabase(':memory:');
  startEmulator({ db });
  db.run("DELETE FROM fact WHERE name = 'sample'");
  expect((await startEmulator({ db }).poll()).body.TotalItemNum).toBe(200);
});
