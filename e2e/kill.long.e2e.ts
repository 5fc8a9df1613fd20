import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Operation, TaskResultPage } from '../src/contract/acknowledgement.ts';
import { EMULATOR_CREDENTIALS } from '../src/emulator/emulator.ts';
import { openDatabase } from '../src/platform/sqlite.ts';
import { DocketProcess } from './docket-process.ts';

/** DOCKET_KILLS kills it more often. */
const ROUNDS = Number(process.env.DOCKET_KILLS ?? 100);
const BATCHES = 10;
/** Longer than an operation of ten batches takes here, so that kills fall before, into and after it. */
const LONGEST_LIFE_MS = 150;

interface Sent {
  task_detail_no: string;
  state: string;
}

test(`SIGKILL at ${ROUNDS} moments: no call without a record, no id sent twice without a look, up again unaided, all settled`, async () => {
  test.setTimeout(ROUNDS * 6000 + 60_000);
  const size = BATCHES * 50;
  const cloud = new DocketProcess();
  const docket = new DocketProcess();
  const settings = {
    DOCKET_UPSTREAM: 'alibaba',
    DOCKET_UNDO_SECONDS: '0',
    DOCKET_SETTLE_SECONDS: '1',
    DOCKET_CALLS_PER_SECOND: '1000',
    ALIBABA_CLOUD_ACCESS_KEY_ID: EMULATOR_CREDENTIALS.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: EMULATOR_CREDENTIALS.accessKeySecret,
  };
  const get = async <Answer>(path: string) => (await (await fetch(docket.url + path)).json()) as Answer;
  const post = (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', 'x-docket': '1', origin: docket.url };
    return fetch(docket.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const open = async () => {
    const { totalItems } = await get<{ totalItems: number }>(
      '/api/acknowledged-results?state=pending,sending,unknown',
    );
    return totalItems;
  };
  const resumeAll = async () => {
    for (const operation of await get<Operation[]>('/api/operations')) {
      if (operation.state === 'interrupted') await post(`/api/operations/${operation.id}/resume`, {});
    }
  };

  try {
    await cloud.start({ DOCKET_EMULATOR_RESULTS: String(Math.max(2500, ROUNDS * size)) });
    const endpoints = {
      DOCKET_DOMAIN_ENDPOINT: cloud.emulatorUrl,
      DOCKET_ALIDNS_ENDPOINT: cloud.emulatorUrl,
    };
    const start = () => docket.start({ ...settings, ...endpoints });
    await start();
    const sends: string[][] = [];
    let slowestStart = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { items } = await get<TaskResultPage>('/api/task-results?pageSize=1000');
      const free = items.filter((item) => !item.acknowledgement).map((item) => item.taskDetailNo);
      // None is free while earlier operations, resumed again and again, still work on all that is listed.
      if (free.length > 0) {
        const body = { operationId: crypto.randomUUID(), ids: free.slice(0, size) };
        expect((await post('/api/acknowledgements', body)).status).toBe(202);
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE_MS));
      await docket.stop('SIGKILL');
      for (const { params } of await cloud.calls('AcknowledgeTaskResult')) {
        sends.push(
          Object.entries(params).flatMap(([name, id]) => (name.startsWith('TaskDetailNo.') ? [id] : [])),
        );
      }
      await cloud.clearCalls();
      const begun = performance.now();
      await start();
      slowestStart = Math.max(slowestStart, performance.now() - begun);
      await resumeAll();
    }
    await expect.poll(open, { timeout: 60_000 }).toBe(0);
    process.stdout.write(`      slowest of ${ROUNDS} starts: ${Math.round(slowestStart)} ms\n`);

    const db = openDatabase(join(docket.dataDir, 'ledger.db'));
    const recorded = db.all<Sent>(
      'SELECT task_detail_no, state FROM result WHERE sent_at IS NOT NULL ORDER BY created_at',
    );
    db.close();
    const statesOf = new Map<string, string[]>();
    for (const { task_detail_no: id, state } of recorded)
      statesOf.set(id, [...(statesOf.get(id) ?? []), state]);
    const timesSent = new Map<string, number>();
    for (const id of sends.flat()) timesSent.set(id, (timesSent.get(id) ?? 0) + 1);
    const unrecorded = [...timesSent].filter(([id, times]) => times > (statesOf.get(id)?.length ?? 0));
    const unlooked = [...timesSent].filter(
      ([id, times]) =>
        times > 1 && (statesOf.get(id) ?? []).slice(0, -1).some((state) => state !== 'not_acked'),
    );
    expect(sends.length).toBeGreaterThan(ROUNDS);
    expect({ unrecorded, unlooked }).toEqual({ unrecorded: [], unlooked: [] });
    const interrupted = (await get<Operation[]>('/api/operations')).filter(
      ({ state }) => state === 'interrupted',
    );
    expect(interrupted.every(({ counts }) => !counts.interrupted)).toBe(true);
  } finally {
    await docket.dispose();
    await cloud.dispose();
  }
});
