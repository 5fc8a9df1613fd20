import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import type { Operation } from '../src/contract/acknowledgement.ts';
import type { Capture } from '../src/contract/capture.ts';
import { EMULATOR_CREDENTIALS } from '../src/emulator/emulator.ts';
import { DocketProcess } from './docket-process.ts';

/** DOCKET_LIST makes the list shorter. */
const RESULTS = Number(process.env.DOCKET_LIST ?? 100_000);
/** The longest that the server may leave everybody without an answer. */
const MOST_MS = 100;
/** What the process may need beyond what it needs when the list is frozen. */
const MOST_GROWTH = 64 * 2 ** 20;
const PROBE_EVERY_MS = 20;
const WATCH = join(import.meta.dirname, 'loop-watch.mjs');

/** One second of a process, as loop-watch.mjs writes it. */
interface Second {
  readonly at: number;
  /** The longest turn of its event loop, without the time in which it waited for a processor, in milliseconds. */
  readonly held: number;
  /** Milliseconds that one write to the disk took at most. */
  readonly disk: number;
  readonly rss: number;
}

const seconds = (file: string): Second[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

/**
 * The wall time of a probe says little on a machine that does other work too: then probes of a server that does nothing take
 * as long. So what is judged is how long a turn of the server's event loop takes, without the time in which it waited for a
 * processor, against an idle process on the same machine that only writes to the same disk. The probes are counted, must
 * all be answered, and their times are printed.
 */
test(`${RESULTS} results are frozen, undone, sent, stopped and resumed: nobody waits, memory is flat, each is sent once`, async () => {
  test.setTimeout(RESULTS * 20 + 300_000);
  const cloud = new DocketProcess();
  const docket = new DocketProcess();
  const files = { server: join(docket.dataDir, 'loop.jsonl'), idle: join(docket.dataDir, 'idle.jsonl') };
  const get = async <Answer>(path: string) => (await (await fetch(docket.url + path)).json()) as Answer;
  const post = async <Answer>(path: string, body: object = {}) => {
    const headers = { 'content-type': 'application/json', 'x-docket': '1', origin: docket.url };
    const response = await fetch(docket.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(response.ok, `${path} ${response.status}`).toBe(true);
    return (await response.json()) as Answer;
  };

  const phases: { name: string; from: number; probes: number; slowest: number }[] = [];
  const begin = (name: string) => phases.push({ name, from: Date.now(), probes: 0, slowest: 0 });
  const sent = new Map<string, readonly string[]>();
  let isOver = false;

  /** Asks whether it is up, every 20 ms. */
  async function probe(): Promise<void> {
    while (!isOver) {
      const begun = performance.now();
      const response = await fetch(`${docket.url}/healthz`);
      expect(await response.text()).toBe('ok');
      const phase = phases.at(-1);
      if (phase) {
        phase.probes += 1;
        phase.slowest = Math.max(phase.slowest, performance.now() - begun);
      }
      await sleep(PROBE_EVERY_MS);
    }
  }

  /** Reads the emulator's log, which holds its newest 1,000 calls, often enough to miss none. */
  async function readCalls(): Promise<void> {
    const calls = await cloud.calls('AcknowledgeTaskResult');
    for (const { requestId, params } of calls) {
      sent.set(
        requestId,
        Object.entries(params).flatMap(([name, id]) => (name.startsWith('TaskDetailNo.') ? [id] : [])),
      );
    }
  }

  async function until(id: string, isReached: (operation: Operation) => boolean): Promise<Operation> {
    for (;;) {
      const operation = await get<Operation>(`/api/operations/${id}`);
      await readCalls();
      if (isReached(operation)) return operation;
      await sleep(500);
    }
  }
  const settled = ({ counts }: Operation) => (counts.confirmed ?? 0) + (counts.gone ?? 0);

  let idle: ChildProcess | undefined;
  try {
    await cloud.start({ DOCKET_EMULATOR_RESULTS: String(RESULTS) });
    await docket.start({
      DOCKET_UPSTREAM: 'alibaba',
      DOCKET_UNDO_SECONDS: '0',
      DOCKET_SETTLE_SECONDS: '1',
      DOCKET_CALLS_PER_SECOND: '200',
      ALIBABA_CLOUD_ACCESS_KEY_ID: EMULATOR_CREDENTIALS.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: EMULATOR_CREDENTIALS.accessKeySecret,
      DOCKET_DOMAIN_ENDPOINT: cloud.emulatorUrl,
      DOCKET_ALIDNS_ENDPOINT: cloud.emulatorUrl,
      NODE_OPTIONS: `--import=${WATCH}`,
      LOOP_WATCH_FILE: files.server,
    });
    const { PATH = '' } = process.env;
    idle = spawn(process.execPath, [`--import=${WATCH}`, '-e', 'setInterval(() => {}, 1000)'], {
      env: { PATH, LOOP_WATCH_FILE: files.idle, LOOP_WATCH_DISK: join(docket.dataDir, 'disk') },
    });
    const probing = probe();
    probing.catch(() => {});

    begin('freezing');
    let { capture } = await post<{ capture: Capture }>('/api/captures');
    while (capture.state === 'reading') {
      await sleep(500);
      capture = await get(`/api/captures/${capture.id}`);
    }
    expect(capture).toMatchObject({ state: 'ready', total: RESULTS });

    begin('committing');
    const first = crypto.randomUUID();
    const captureId = capture.id;
    await post('/api/acknowledgements', { operationId: first, captureId, undoSeconds: 30 });
    begin('undoing');
    const undone = await post<{ operation: Operation }>(`/api/operations/${first}/undo`);
    expect(undone.operation).toMatchObject({ state: 'undone', counts: { undone: RESULTS } });

    begin('committing again');
    const id = crypto.randomUUID();
    await post('/api/acknowledgements', { operationId: id, captureId });
    begin('sending');
    await until(id, (operation) => settled(operation) > RESULTS / 10);
    begin('stopping');
    const stopped = await post<{ operation: Operation }>(`/api/operations/${id}/stop`);
    expect(stopped.operation.state).toBe('stopped');
    expect(stopped.operation.counts.pending).toBeUndefined();
    begin('resuming');
    const resumed = await post<{ operation: Operation }>(`/api/operations/${id}/resume`);
    expect(resumed.operation.state).toBe('sending');

    begin('sending while replies are lost');
    await cloud.addFault({ kind: 'reset', action: 'AcknowledgeTaskResult', times: 20, isApplied: true });
    await until(id, ({ counts }) => (counts.gone ?? 0) + (counts.unknown ?? 0) >= 1000);
    begin('sending the rest');
    await until(id, (operation) => settled(operation) === RESULTS);
    begin('after the end');
    expect(await get(`/api/operations/${id}`)).toMatchObject({ state: 'done', total: RESULTS });
    await readCalls();
    isOver = true;
    await probing;
    expect((await cloud.queue()).total).toBe(0);

    const ids = [...sent.values()].flat();
    expect({ sent: ids.length, distinct: new Set(ids).size }).toEqual({ sent: RESULTS, distinct: RESULTS });

    const [server, control] = [seconds(files.server), seconds(files.idle)];
    const rows = phases.map((phase, index) => {
      const to = phases[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      const during = (all: readonly Second[]) => all.filter(({ at }) => at > phase.from && at <= to + 1000);
      const most = (all: readonly Second[], which: 'held' | 'disk' | 'rss') =>
        Math.round(Math.max(0, ...during(all).map((second) => second[which])));
      return {
        phase: phase.name,
        seconds: Math.round((Math.min(to, Date.now()) - phase.from) / 1000),
        probes: phase.probes,
        'slowest probe': Math.round(phase.slowest),
        'longest turn': most(server, 'held'),
        'idle process': most(control, 'held'),
        'idle disk': most(control, 'disk'),
        rss: most(server, 'rss'),
      };
    });
    for (const row of rows) process.stdout.write(`      ${JSON.stringify(row)}\n`);
    const long = rows.filter((row) => row['longest turn'] > MOST_MS + row['idle process'] + row['idle disk']);
    expect(long).toEqual([]);
    const frozen = rows[0]?.rss ?? 0;
    expect(Math.max(...rows.map(({ rss }) => rss)) - frozen).toBeLessThan(MOST_GROWTH);
  } finally {
    isOver = true;
    idle?.kill('SIGKILL');
    await docket.dispose();
    await cloud.dispose();
  }
});
