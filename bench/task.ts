import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { taskCountsUrl, taskDetailsUrl, taskResultsUrl } from '../src/contract/routes.ts';
import type { AddedTaskInput } from '../src/emulator/control/added-task.ts';
import { createTestClock } from '../src/platform/testing/test-clock.ts';
import { readConfig } from '../src/server/config.ts';
import { createDocket } from '../src/server/docket.ts';
import { benchHead, benchLine, WARM_UP } from './lines.ts';

const SIZES = [10, 1_000, 10_000, 100_000];
const ROUNDS = 100;
const TASK = '75addb07-28a3-450e-b5ec-0d3f1a2b0000';
const HOST = '127.0.0.1:4180';
const PAGE = { pageSize: 50, lang: 'en' } as const;

/** What the page of a task asks, given how many details the task has. Every tenth has failed. */
const QUESTIONS: Readonly<Record<string, (size: number) => string>> = {
  'open: its first 50 rows': () => taskDetailsUrl(TASK, { ...PAGE, page: 1 }),
  'turn to 50 rows, 90 % in': (size) => taskDetailsUrl(TASK, { ...PAGE, page: at(0.9, size) }),
  'filter: failed': () => taskDetailsUrl(TASK, { ...PAGE, page: 1, status: 'failed' }),
  'filter: failed, 90 % in': (size) =>
    taskDetailsUrl(TASK, { ...PAGE, page: at(0.9, size / 10), status: 'failed' }),
  'filter: one domain': (size) => taskDetailsUrl(TASK, { ...PAGE, page: 1, domain: domainOf(size / 2) }),
  'its counts': () => taskCountsUrl(TASK),
  'its queue, up to 1,000 rows': () => taskResultsUrl({ taskNo: TASK, page: 1, pageSize: 1000, lang: 'en' }),
};

const at = (share: number, rows: number) => Math.max(1, Math.floor((share * rows) / PAGE.pageSize));
const domainOf = (number: number) => `domain-${Math.floor(number)}.example`;

/**
 * Measures whole answers of Docket, from the browser's request to the last byte, for tasks of several sizes, and prints
 * them side by side. Each question is asked in turn at every size, and never answered from the cache.
 */
export async function benchTask(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-bench-'));
  const subjects: Awaited<ReturnType<typeof open>>[] = [];
  try {
    for (const size of SIZES) subjects.push(await open(join(folder, String(size)), size));
    print(benchHead(SIZES));
    for (const [name, urlOf] of Object.entries(QUESTIONS)) {
      const times = SIZES.map((): number[] => []);
      for (let round = -WARM_UP; round < ROUNDS; round += 1) {
        for (const [index, { ask, size }] of subjects.entries()) {
          const time = await ask(urlOf(size));
          if (round >= 0) times[index]?.push(time);
        }
      }
      print(benchLine(name, times));
    }
  } finally {
    for (const { close } of subjects) await close();
    rmSync(folder, { recursive: true });
  }
}

/** A Docket whose emulator holds one finished task, under a clock that moves between two questions only. */
async function open(dataDir: string, size: number) {
  const clock = createTestClock();
  const config = readConfig({
    DOCKET_DATA_DIR: dataDir,
    DOCKET_EMULATOR_RESULTS: '0',
    DOCKET_EMULATOR_ARRIVALS: '0',
  });
  const docket = createDocket(
    config,
    clock,
    () => {},
    () => 4180,
  );
  const rows = Array.from({ length: size }, (_, index) => ({
    domain: domainOf(index),
    ...(index % 10 === 0 && { errorMsg: 'The domain name has an update lock.' }),
  }));
  const task: AddedTaskInput = { taskNo: TASK, rows };
  const init = { method: 'POST', body: JSON.stringify(task) };
  const added = await docket.emulator?.(new Request('http://127.0.0.1:4181/__emulator/rows', init));
  if (!added?.ok) throw new Error(`The task was not added: ${await added?.text()}`);

  const ask = async (url: string): Promise<number> => {
    await clock.advance(10_000);
    const start = performance.now();
    const response = await docket.app.request(`http://${HOST}${url}`, { headers: { host: HOST } });
    await response.arrayBuffer();
    const time = performance.now() - start;
    if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
    return time;
  };
  return { size, ask, close: docket.close };
}
