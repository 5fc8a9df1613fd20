import { createEmulator, type Emulator } from '../src/emulator/emulator.ts';
import { callRpc, type Params, type Reply } from '../src/emulator/testing/caller.ts';
import { systemClock } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/database.ts';
import { benchHead, benchLine, WARM_UP } from './lines.ts';

export interface BenchOptions {
  /** Opens an empty database on disk for a sample of this size. */
  readonly open: (results: number) => Database;
  readonly print: (line: string) => void;
  readonly sizes?: readonly number[];
  /** Calls measured per question. */
  readonly rounds?: number;
}

interface Question {
  readonly name: string;
  ask(subject: Subject): Params;
}

interface Subject {
  readonly emulator: Emulator;
  readonly results: number;
  readonly failed: number;
  /** The task with the most details, and how many of them wait. */
  readonly task: { readonly TaskNo: string; readonly size: number };
  readonly domain: string;
}

const ACKNOWLEDGED_AT_ONCE = 50;
const MOST_ACKNOWLEDGED = 100_000;

function poll(size: number, page: number, filter: Params = {}): Params {
  return { Action: 'PollTaskResult', PageSize: String(size), PageNum: String(Math.max(1, page)), ...filter };
}

/** A page nine tenths into a list. */
function deep(size: number, total: number): number {
  return Math.floor((total * 0.9) / size);
}

const QUESTIONS: readonly Question[] = [
  { name: 'page 1 of 20 rows', ask: () => poll(20, 1) },
  { name: 'page 1 of 1,000 rows', ask: () => poll(1000, 1) },
  { name: '1,000 rows, 90 % in', ask: ({ results }) => poll(1000, deep(1000, results)) },
  { name: '20 rows, 90 % in', ask: ({ results }) => poll(20, deep(20, results)) },
  { name: 'failed: page 1 of 100 rows', ask: () => poll(100, 1, { TaskResultStatus: '3' }) },
  {
    name: 'failed: 100 rows, 90 % in',
    ask: ({ failed }) => poll(100, deep(100, failed), { TaskResultStatus: '3' }),
  },
  { name: 'one domain', ask: ({ domain }) => poll(20, 1, { DomainName: domain }) },
  { name: 'count only (1 row)', ask: () => poll(1, 1) },
  {
    name: 'largest task in the queue: 100 rows, 90 % in',
    ask: ({ task }) => poll(100, deep(100, task.size), { TaskNo: task.TaskNo }),
  },
  {
    name: 'largest task: 100 details, 90 % in',
    ask: ({ task }) => ({
      ...poll(100, deep(100, task.size), { TaskNo: task.TaskNo }),
      Action: 'QueryTaskDetailList',
    }),
  },
];

/**
 * Measures whole calls, from the signed request to the body's last byte, at several sizes, and prints p50 and p99 in
 * milliseconds side by side. Each question is asked in turn at every size, so that a busy machine troubles all alike.
 */
export async function benchEmulator({
  open,
  print,
  sizes = [10_000, 100_000, 1_000_000],
  rounds = 150,
}: BenchOptions) {
  const subjects: Subject[] = [];
  for (const results of sizes) {
    const start = performance.now();
    const emulator = createEmulator({ db: open(results), clock: systemClock, results, arrivalsPerMinute: 0 });
    print(
      `${results.toLocaleString('en')} results made in ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
    subjects.push(await examine(emulator, results));
  }
  print(benchHead(sizes));
  for (const { name, ask } of QUESTIONS) {
    const times = subjects.map((): number[] => []);
    for (let round = -WARM_UP; round < rounds; round += 1) {
      for (const [index, subject] of subjects.entries()) {
        const time = await measure(subject.emulator, ask(subject));
        if (round >= 0) times[index]?.push(time);
      }
    }
    print(benchLine(name, times));
  }
  const acknowledged: number[][] = [];
  for (const { emulator, results } of subjects) acknowledged.push(await acknowledge(emulator, results));
  print(benchLine(`acknowledge ${ACKNOWLEDGED_AT_ONCE} of the newest`, acknowledged));
  for (const [index, times] of acknowledged.entries()) {
    const sum = times.reduce((total, time) => total + time, 0);
    const count = times.length * ACKNOWLEDGED_AT_ONCE;
    print(
      `${sizes[index]?.toLocaleString('en')}: ${count.toLocaleString('en')} acknowledged in ${(sum / 1000).toFixed(1)} s`,
    );
  }
}

async function call(emulator: Emulator, params: Params): Promise<Reply> {
  const reply = await callRpc(emulator.upstream, params);
  if (reply.status !== 200) throw new Error(`${params.Action}: ${reply.text}`);
  return reply;
}

/** Milliseconds from the request to the whole body. Signing is the caller's business and not counted. */
async function measure(emulator: Emulator, params: Params): Promise<number> {
  let time = 0;
  await callRpc(async (request) => {
    const start = performance.now();
    const response = await emulator.upstream(request);
    const body = await response.text();
    time = performance.now() - start;
    return new Response(body, { status: response.status });
  }, params);
  return time;
}

async function examine(emulator: Emulator, results: number): Promise<Subject> {
  const failed = (await call(emulator, poll(1, 1, { TaskResultStatus: '3' }))).body.TotalItemNum;
  const sizes = new Map<string, number>();
  // A thousand rows from here and there find the largest tasks.
  for (let page = 1; page <= 10; page += 1) {
    const { body } = await call(emulator, poll(100, Math.ceil((page / 10) * (results / 100))));
    for (const row of body.Data.TaskDetail) sizes.set(row.TaskNo, 0);
  }
  for (const TaskNo of sizes.keys()) {
    sizes.set(TaskNo, (await call(emulator, poll(1, 1, { TaskNo }))).body.TotalItemNum);
  }
  const [TaskNo = '', size = 0] = [...sizes].sort(([, a], [, b]) => b - a)[0] ?? [];
  const [row] = (await call(emulator, poll(1, Math.ceil(results / 3)))).body.Data.TaskDetail;
  return { emulator, results, failed, task: { TaskNo, size }, domain: row.DomainName };
}

async function acknowledge(emulator: Emulator, results: number): Promise<number[]> {
  const times: number[] = [];
  for (let done = 0; done < Math.min(results / 2, MOST_ACKNOWLEDGED); done += 1000) {
    const { body } = await call(emulator, poll(1000, 1));
    const ids: string[] = body.Data.TaskDetail.map((row: { TaskDetailNo: string }) => row.TaskDetailNo);
    for (let at = 0; at < ids.length; at += ACKNOWLEDGED_AT_ONCE) {
      const batch = ids
        .slice(at, at + ACKNOWLEDGED_AT_ONCE)
        .map((id, index) => [`TaskDetailNo.${index + 1}`, id]);
      times.push(await measure(emulator, { Action: 'AcknowledgeTaskResult', ...Object.fromEntries(batch) }));
    }
  }
  return times;
}
