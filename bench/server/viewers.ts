import { Agent } from 'node:http';
import { SESSION_URL, taskResultCountsUrl, taskResultsUrl } from '../../src/contract/routes.ts';
import { quantile } from '../statistics.ts';
import { CALLS_PATH } from './fake-cloud.ts';
import { askOnce } from './load.ts';

export interface Viewers {
  readonly viewers: number;
  readonly requestsPerSecond: number;
  /** Calls that reached the cloud. */
  readonly callsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
}

const VIEWERS = 1000;
/** Each reads its page again so often. */
const EVERY_MS = 10_000;
const ROUNDS = 3;
const pageOf = (page: number, status?: 'failed') =>
  taskResultsUrl({ page, pageSize: 50, lang: 'en', ...(status && { status }) });
/** Most look at the first page, the rest here and there. */
const VIEWS = [1, 1, 1, 1, 2, 3, 5, 8, 13, 21].flatMap((page) => [pageOf(page), pageOf(page, 'failed')]);

/** A thousand people who watch the queue: each has a connection of its own and asks three questions every ten seconds. */
export async function watch(origin: string, cloud: string): Promise<Viewers> {
  const times: number[] = [];
  const calls = async () => Number(await (await fetch(cloud + CALLS_PATH)).text());
  const view = async (number: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const begin = performance.now() + (number / VIEWERS) * EVERY_MS;
    for (let round = 0; round < ROUNDS; round += 1) {
      const due = begin + round * EVERY_MS;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
      const page = VIEWS[number % VIEWS.length] ?? pageOf(1);
      for (const path of [page, taskResultCountsUrl({}), SESSION_URL]) {
        const { ms, status } = await askOnce(agent, origin + path, { 'accept-encoding': 'br' });
        if (status !== 200) throw new Error(`${path}: ${status}`);
        times.push(ms);
      }
    }
    agent.destroy();
  };
  const before = await calls();
  const start = performance.now();
  await Promise.all(Array.from({ length: VIEWERS }, (_, number) => view(number)));
  const seconds = (performance.now() - start) / 1000;
  return {
    viewers: VIEWERS,
    requestsPerSecond: times.length / seconds,
    callsPerSecond: ((await calls()) - before) / seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  };
}
