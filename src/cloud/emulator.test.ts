import { expect, test } from 'vitest';
import { createEmulator, EMULATOR_CREDENTIALS } from '../emulator/emulator.ts';
import { openDatabase } from '../platform/sqlite.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { type CloudOptions, createCloud } from './cloud.ts';

const FIRST = { page: 1, pageSize: 20 } as const;
const STS = { accessKeyId: 'STS.docket-emulator', accessKeySecret: 'docket-emulator-secret' };

function rig(credentials: ReturnType<CloudOptions['credentials']> = EMULATOR_CREDENTIALS) {
  const clock = createTestClock();
  const { upstream } = createEmulator({
    db: openDatabase(':memory:'),
    clock,
    results: 100,
    arrivalsPerMinute: 0,
  });
  const endpoints = { domain: 'http://127.0.0.1:4181', alidns: 'http://127.0.0.1:4181' };
  return createCloud({ upstream, credentials: () => credentials, endpoints, clock, random: () => 0 });
}

test('what is acknowledged leaves the queue, is counted once, and the next read says so', async () => {
  const cloud = rig();
  const before = await cloud.pollTaskResult(FIRST);
  const ids = before.answer.items.slice(0, 11).map(({ taskDetailNo }) => taskDetailNo);
  expect(ids).toHaveLength(11);
  expect(await cloud.acknowledge(ids)).toMatchObject({ kind: 'answered', result: 11 });
  const after = await cloud.pollTaskResult(FIRST);
  expect(after.answer.totalItems).toBe(before.answer.totalItems - 11);
  expect(after.answer.items.filter(({ taskDetailNo }) => ids.includes(taskDetailNo))).toEqual([]);
});

test('a task behind a result, and a batch, can be read', async () => {
  const cloud = rig();
  const [row] = (await cloud.pollTaskResult({ ...FIRST, status: 'failed' })).answer.items;
  const { answer } = await cloud.queryTaskDetailList({ ...FIRST, taskNo: row?.taskNo ?? '', lang: 'zh' });
  expect(answer.items.every(({ taskNo }) => taskNo === row?.taskNo)).toBe(true);
  expect(answer.totalItems).toBeGreaterThan(0);
  const batch = await cloud.describeBatchResultCount({});
  expect(batch.answer.taskId).toMatch(/^[1-9]\d*$/);
});

test('a temporary key is signed with its token', async () => {
  const good = rig({ ...STS, securityToken: 'docket-emulator-token' });
  expect((await good.pollTaskResult(FIRST)).answer.items).toHaveLength(20);
  const expired = rig({ ...STS, securityToken: 'docket-emulator-expired-token' });
  await expect(expired.pollTaskResult(FIRST)).rejects.toMatchObject({
    status: 403,
    body: { code: 'InvalidSecurityToken.Expired' },
  });
});

test('a wrong secret is refused without a word of what was signed, and nothing is acknowledged', async () => {
  const cloud = rig({ accessKeyId: 'docket-emulator', accessKeySecret: 'wrong' });
  const outcome = await cloud.acknowledge(['a']);
  expect(outcome).toMatchObject({
    kind: 'refused',
    isCallerRefused: true,
    error: { code: 'SignatureDoesNotMatch' },
  });
  expect(JSON.stringify(outcome)).not.toMatch(/ACS3|TaskDetailNo|to sign/);
});

test('a key that may only read still reads', async () => {
  const cloud = rig({ accessKeyId: 'docket-emulator-read-only', accessKeySecret: 'docket-emulator-secret' });
  const { answer } = await cloud.pollTaskResult(FIRST);
  const outcome = await cloud.acknowledge([answer.items[0]?.taskDetailNo ?? '']);
  expect(outcome).toMatchObject({ kind: 'refused', isCallerRefused: true, error: { code: 'Forbidden.RAM' } });
});
