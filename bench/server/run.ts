import { writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { DocketProcess } from '../../e2e/docket-process.ts';
import { taskResultsUrl } from '../../src/contract/routes.ts';
import { EMULATOR_CREDENTIALS } from '../../src/emulator/emulator.ts';
import { startSelf } from '../browser/sites.ts';
import { calmOf, describeCalm, doFixedWork } from '../fixed-work.ts';
import { median } from '../statistics.ts';
import { pageBytesPath } from './fake-cloud.ts';
import { askOnce, type Load, load, type Question, type Target } from './load.ts';
import { residentMb } from './process-stat.ts';
import { watch } from './viewers.ts';

export interface ServerBench {
  /** Measurings of each case. */
  readonly samples: number;
  readonly dist: string;
  readonly print: (line: string) => void;
}

const CASE_MS = 2000;
const STARTS = 5;
const PAGE_SIZES = [50, 1000];
const LATENCY_MS = 200;
const BR = { 'accept-encoding': 'br, gzip' };

interface Case {
  readonly name: string;
  readonly pageSize: number;
  readonly target: Target;
  readonly question: () => Question;
  /** At most so many times the pipe's processor time. */
  readonly most?: number;
}

type Row = Load & { readonly name: string; readonly pageSize: number; readonly most?: number };

/**
 * Measures the built server beside a pipe through node:http that hands on the same page, in turn; prints the table and
 * writes everything to `dist/bench-server.json`. Processor time for each request tells more than times on a busy machine.
 */
export async function benchServer({ samples, dist, print }: ServerBench): Promise<void> {
  const startUps = await timeStarts(dist);
  const [cloud, cloudOrigin] = await startSelf(dist, ['cloud', '0']);
  const docket = await startLive(dist, cloudOrigin, '1000');
  const [pipe, pipeOrigin] = await startSelf(dist, ['pipe', cloudOrigin]);
  const rows: Row[] = [];
  const works: number[] = [];
  let memory: readonly number[];
  try {
    const atStart = residentMb(docket.pid);
    const cases = await casesOf(
      { pid: docket.pid, origin: docket.url },
      { pid: pipe.pid ?? 0, origin: pipeOrigin },
    );
    const measured = cases.map((): Load[] => []);
    for (let round = 0; round < samples; round += 1) {
      for (const [index, { target, question }] of cases.entries()) {
        works.push(doFixedWork());
        measured[index]?.push(await load(target, question(), CASE_MS));
      }
      print(`round ${round + 1} of ${samples}`);
    }
    for (const [index, { name, pageSize, most }] of cases.entries()) {
      const of = (key: keyof Load) => median(measured[index]?.map((it) => it[key]) ?? []);
      const [requestsPerSecond, p50, p99, cpu, bytes] = [
        of('requestsPerSecond'),
        of('p50'),
        of('p99'),
        of('cpu'),
        of('bytes'),
      ];
      rows.push({
        name,
        pageSize,
        requestsPerSecond,
        p50,
        p99,
        cpu,
        bytes,
        ...(most !== undefined && { most }),
      });
    }
    memory = [atStart, residentMb(docket.pid)];
  } finally {
    pipe.kill();
    cloud.kill();
    await docket.dispose();
  }

  const [slowCloud, slowOrigin] = await startSelf(dist, ['cloud', String(LATENCY_MS)]);
  const watched = await startLive(dist, slowOrigin, '5');
  const viewers = await watch(watched.url, slowOrigin).finally(() => {
    slowCloud.kill();
    return watched.dispose();
  });

  const calm = calmOf(works);
  for (const line of table(rows)) print(line);
  const [startUp, slowestStart] = [median(startUps), Math.max(...startUps)];
  print(
    `Start-up: ${startUp.toFixed(0)} ms, slowest of ${STARTS} ${slowestStart.toFixed(0)} ms (to reach: 1500)`,
  );
  print(`Memory: ${memory[0]?.toFixed(0)} MB when ready, ${memory[1]?.toFixed(0)} MB after all of this`);
  print(
    `${viewers.viewers} viewers, a cloud that takes ${LATENCY_MS} ms: ${viewers.requestsPerSecond.toFixed(0)} requests/s, ` +
      `${viewers.callsPerSecond.toFixed(1)} calls/s upstream (to reach: 6.5), ` +
      `p50 ${viewers.p50.toFixed(0)} ms, p95 ${viewers.p95.toFixed(0)} ms (to reach: 250)`,
  );
  print(describeCalm(calm));
  const file = join(dist, 'bench-server.json');
  const all = { at: new Date().toISOString(), calm, rows, startUps, memory, viewers };
  writeFileSync(file, `${JSON.stringify(all, undefined, 2)}\n`);
  print(`All figures: ${file}`);
}

/** Milliseconds from the command to the line that says that it is ready, each time with a new data folder. */
async function timeStarts(dist: string): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < STARTS; count += 1) {
    const docket = new DocketProcess(undefined, join(dist, 'server.js'));
    const start = performance.now();
    await docket.start({ DOCKET_EMULATOR_RESULTS: '2500' });
    times.push(performance.now() - start);
    await docket.dispose();
  }
  return times;
}

async function startLive(dist: string, cloud: string, callsPerSecond: string): Promise<DocketProcess> {
  const docket = new DocketProcess(undefined, join(dist, 'server.js'));
  await docket.start({
    DOCKET_UPSTREAM: 'alibaba',
    DOCKET_DOMAIN_ENDPOINT: cloud,
    DOCKET_ALIDNS_ENDPOINT: cloud,
    ALIBABA_CLOUD_ACCESS_KEY_ID: EMULATOR_CREDENTIALS.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: EMULATOR_CREDENTIALS.accessKeySecret,
    DOCKET_CALLS_PER_SECOND: callsPerSecond,
  });
  return docket;
}

async function casesOf(docket: Target, pipe: Target): Promise<Case[]> {
  const pageUrl = (pageSize: number, page = 1) => taskResultsUrl({ page, pageSize, lang: 'en' });
  const cases: Case[] = [];
  for (const pageSize of PAGE_SIZES) {
    const url = pageUrl(pageSize);
    const { etag } = await askOnce(new Agent(), docket.origin + url, BR);
    const always = (path: string) => () => ({ next: () => path });
    // Pages that nobody has asked for within the time that an answer is kept.
    let page = 1;
    const fresh = (): Question => {
      const end = page + (pageSize === 50 ? 100 : 6);
      return {
        next: () => {
          page = (page % (20_000 / pageSize)) + 1;
          return page === end ? undefined : pageUrl(pageSize, page);
        },
      };
    };
    cases.push(
      { name: 'pipe', pageSize, target: pipe, question: always(pageBytesPath(pageSize)) },
      { name: 'cached, as it is', pageSize, target: docket, question: always(url), most: 1 },
      {
        name: 'cached, compressed',
        pageSize,
        target: docket,
        question: () => ({ next: () => url, headers: BR }),
        most: 1,
      },
    );
    // A server that names no version of its answers has nothing that could be unmodified.
    if (etag !== undefined) {
      const question = () => ({ next: () => url, headers: BR, isConditional: true });
      cases.push({ name: 'not modified (304)', pageSize, target: docket, question, most: 0.2 });
    }
    // Last, and before a pipe: the server still notes these rows as shown when they have been answered.
    cases.push({ name: 'uncached', pageSize, target: docket, question: fresh });
  }
  return cases;
}

function table(rows: readonly Row[]): string[] {
  const head = ['requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'of pipe', 'bytes', 'to reach'];
  const lines = rows.map(({ name, pageSize, most, ...load }) => {
    const pipe = rows.find((row) => row.name === 'pipe' && row.pageSize === pageSize)?.cpu ?? Number.NaN;
    const ratio = load.cpu / pipe;
    const cells = [
      load.requestsPerSecond.toFixed(0),
      load.p50.toFixed(1),
      load.p99.toFixed(1),
      load.cpu.toFixed(3),
      ratio.toFixed(2),
      load.bytes.toFixed(0),
      most === undefined ? '' : `  <= ${most}x ${ratio <= most ? 'reached' : 'missed'}`,
    ];
    return `${`${pageSize} rows, ${name}`.padEnd(34)}${cells.map((cell) => cell.padStart(12)).join('')}`;
  });
  return [`${''.padEnd(34)}${head.map((word) => word.padStart(12)).join('')}`, ...lines];
}
