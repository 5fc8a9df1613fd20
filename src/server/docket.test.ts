import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/sqlite.ts';
import { temporaryFolder } from '../platform/testing/temporary-folder.ts';
import { readConfig } from './config.ts';
import { createDocket, type Docket } from './docket.ts';

const ORIGIN = 'http://127.0.0.1:4180';
let docket: Docket | undefined;
afterEach(() => docket?.close());

function start(dataDir: string, settings: Record<string, string> = {}): { docket: Docket; log: string[] } {
  const log: string[] = [];
  const env = {
    DOCKET_DATA_DIR: dataDir,
    DOCKET_EMULATOR_RESULTS: '40',
    DOCKET_EMULATOR_ARRIVALS: '0',
    ...settings,
  };
  docket = createDocket(
    readConfig(env),
    systemClock,
    (_level, event) => void log.push(event),
    () => 4180,
  );
  return { docket, log };
}

async function ask(path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = {
    host: '127.0.0.1:4180',
    origin: ORIGIN,
    'x-docket': '1',
    'content-type': 'application/json',
  };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const response = await docket?.app.request(`${ORIGIN}${path}`, init);
  return { status: response?.status ?? 0, body: (await response?.json()) as Record<string, unknown> };
}

test.each([
  ['random bytes', (file: string) => writeFileSync(file, 'no database, sixteen bytes and more'.repeat(100))],
  ['a later Docket', (file: string) => openDatabase(file).exec('PRAGMA user_version=99')],
])('a ledger of %s: reading goes on, acknowledging is 503 in plain words', async (_what, spoil) => {
  const dir = temporaryFolder();
  spoil(join(dir, 'ledger.db'));
  const { log } = start(dir);
  expect(log).toContain('ledger cannot be used; nothing can be acknowledged');
  const page = await ask('/api/task-results?pageSize=10');
  expect([page.status, (page.body.items as unknown[]).length]).toEqual([200, 10]);
  expect((await ask('/api/session')).body).toMatchObject({
    canAcknowledge: false,
    reason: expect.stringContaining('cannot use its record'),
  });
  const [first] = page.body.items as { taskDetailNo: string }[];
  const click = { operationId: crypto.randomUUID(), ids: [first?.taskDetailNo] };
  expect((await ask('/api/acknowledgements', click)).status).toBe(503);
  expect((await ask('/api/acknowledged-results')).status).toBe(503);
});

test('what was acknowledged is gone from the queue and in the ledger after a restart', async () => {
  const dir = temporaryFolder();
  start(dir);
  const { items } = (await ask('/api/task-results?pageSize=3')).body as { items: { taskDetailNo: string }[] };
  const ids = items.map((item) => item.taskDetailNo);
  expect(
    (await ask('/api/acknowledgements', { operationId: crypto.randomUUID(), ids, undoSeconds: 0 })).status,
  ).toBe(202);
  await expect
    .poll(async () => (await ask('/api/acknowledged-results?state=confirmed')).body.totalItems, {
      interval: 20,
    })
    .toBe(3);
  await docket?.close();
  start(dir);
  expect((await ask('/api/task-results')).body.totalItems).toBe(37);
  expect((await ask('/api/acknowledged-results')).body.totalItems).toBe(3);
});

test('one name for the emulator and for the cloud is refused in words: a record has one upstream', async () => {
  const dir = temporaryFolder();
  await start(dir).docket.close();
  docket = undefined;
  const live = {
    DOCKET_UPSTREAM: 'alibaba',
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI',
    DOCKET_ACCOUNT: 'emulator',
  };
  expect(() => start(dir, { ...live, ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret' })).toThrow(
    'DOCKET_ACCOUNT=emulator is an account of DOCKET_UPSTREAM=emulator',
  );
});

test('the data folder is removed under a running Docket: 503, told live, nothing sent, reading goes on', async () => {
  const dir = join(temporaryFolder(), 'data');
  start(dir);
  const { items } = (await ask('/api/task-results?pageSize=3')).body as { items: { taskDetailNo: string }[] };
  expect((await ask('/api/session')).body.canAcknowledge).toBe(true);
  rmSync(dir, { recursive: true });
  expect((await ask('/api/session')).body).toMatchObject({
    canAcknowledge: false,
    reason: expect.stringContaining('record is gone'),
  });
  const ids = items.map((item) => item.taskDetailNo);
  const click = { operationId: crypto.randomUUID(), ids, undoSeconds: 0 };
  expect(await ask('/api/acknowledgements', click)).toMatchObject({
    status: 503,
    body: { code: 'LedgerUnavailable' },
  });
  expect((await ask('/api/task-results')).body.totalItems).toBe(40);
});
