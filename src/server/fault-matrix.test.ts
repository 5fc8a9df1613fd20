import { afterEach, describe, expect, test } from 'vitest';
import type { Operation, TaskResultPage } from '../contract/acknowledgement.ts';
import { batchCountUrl, operationUrl, taskDetailsUrl, taskResultsUrl } from '../contract/routes.ts';
import { FAULTS, type FaultName } from '../emulator/faults/fault.ts';
import { temporaryFolder } from '../platform/testing/temporary-folder.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { readConfig } from './config.ts';
import { createDocket } from './docket.ts';

const ORIGIN = 'http://127.0.0.1:4180';

/** The outcome of each fault: of a read that has it at every try, and of an acknowledgement that has it once. */
const ENDS: Readonly<Record<FaultName, readonly [read: string, acknowledgement: string]>> = {
  'slow-3s': ['200', 'confirmed'],
  'slow-30s': ['504 UpstreamTimeout', 'gone'],
  hang: ['504 UpstreamTimeout', 'not_acked'],
  refuse: ['502 UpstreamUnreachable', 'not_acked'],
  dns: ['502 UpstreamUnreachable', 'not_acked'],
  tls: ['502 UpstreamUnreachable', 'not_acked'],
  reset: ['502 UpstreamUnreachable', 'not_acked'],
  'reset-mid-body': ['502 UpstreamUnreachable', 'gone'],
  'end-mid-body': ['502 UpstreamUnreachable', 'gone'],
  400: ['503 NetworkIOError', 'not_acked'],
  403: ['403 Forbidden', 'failed'],
  404: ['403 InvalidAccessKeyId.NotFound', 'failed'],
  429: ['429 Throttling.User', 'confirmed'],
  500: ['502 InternalError', 'not_acked'],
  502: ['502 UpstreamUnreadable', 'not_acked'],
  503: ['503 ServiceUnavailable', 'not_acked'],
  504: ['502 UpstreamUnreadable', 'not_acked'],
  throttling: ['429 Throttling.User', 'confirmed'],
  'html-200': ['502 UpstreamUnreadable', 'not_acked'],
  'empty-200': ['502 UpstreamUnreadable', 'gone'],
  truncated: ['502 UpstreamUnreadable', 'gone'],
  'wrong-charset': ['502 UpstreamUnreadable', 'gone'],
  'wrong-length': ['502 UpstreamUnreachable', 'gone'],
  '10mb': ['502 UpstreamUnreadable', 'gone'],
};
const names = Object.keys(ENDS) as FaultName[];

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** The whole product in this process and under virtual time, and its first result. */
async function start() {
  const dir = temporaryFolder();
  const clock = createTestClock();
  const env = { DOCKET_DATA_DIR: dir, DOCKET_EMULATOR_RESULTS: '20', DOCKET_EMULATOR_ARRIVALS: '0' };
  const docket = createDocket(
    readConfig(env),
    clock,
    () => {},
    () => 4180,
  );
  ends.push(async () => {
    const closing = docket.close();
    await clock.advance(10_000);
    await closing;
  });
  const headers = {
    host: '127.0.0.1:4180',
    origin: ORIGIN,
    'x-docket': '1',
    'content-type': 'application/json',
  };

  /** Lets virtual time pass until the promise has settled. */
  async function settled<Answer>(promise: Promise<Answer>): Promise<Answer> {
    let isOver = false;
    const over = promise.finally(() => {
      isOver = true;
    });
    while (!isOver) await clock.advance(1000);
    return over;
  }
  const ask = async (path: string, body?: object): Promise<Response> =>
    docket.app.request(
      ORIGIN + path,
      body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
    );
  const strike = async (fault: object) => {
    const request = new Request('http://127.0.0.1:4181/__emulator/faults', {
      method: 'POST',
      headers: { host: '127.0.0.1:4181', 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    const response = await docket.emulator?.(request);
    expect(response?.ok).toBe(true);
  };
  const response = await settled(ask(taskResultsUrl({ page: 1, pageSize: 20, lang: 'en' })));
  const { items } = (await response.json()) as TaskResultPage;
  const [first] = items;
  if (!first) throw new Error('The sample has no result.');
  return { clock, ask, strike, settled, first };
}

describe.each([
  ['PollTaskResult', () => taskResultsUrl({ page: 1, pageSize: 10, lang: 'en' })],
  ['QueryTaskDetailList', (taskNo: string) => taskDetailsUrl(taskNo, { page: 1, pageSize: 10, lang: 'en' })],
  ['DescribeBatchResultCount', () => batchCountUrl({ lang: 'en' })],
] as const)('%s', (action, urlOf) => {
  test.each(names)('%s', async (name) => {
    const { ask, settled, strike, first } = await start();
    await strike({ ...FAULTS[name], action, times: 0 });
    const response = await settled(ask(urlOf(first.taskNo)));
    const { code } = (await response.json()) as { code?: string };
    expect([response.status, code].filter(Boolean).join(' ')).toBe(ENDS[name][0]);
  });
});

describe('AcknowledgeTaskResult', () => {
  test.each(names)('%s', async (name) => {
    const { clock, ask, settled, strike, first } = await start();
    await strike({ ...FAULTS[name], action: 'AcknowledgeTaskResult' });
    const operationId = crypto.randomUUID();
    const click = { operationId, ids: [first.taskDetailNo], undoSeconds: 0 };
    expect((await settled(ask('/api/acknowledgements', click))).status).toBe(202);
    const state = async () => {
      const operation = (await (await ask(operationUrl(operationId))).json()) as Operation;
      return operation.results?.[0]?.state;
    };
    const isOver = (now: string | undefined) => !['pending', 'sending', 'unknown'].includes(now ?? 'pending');
    for (let seconds = 0; seconds < 300 && !isOver(await state()); seconds += 5) await clock.advance(5000);
    expect(await state()).toBe(ENDS[name][1]);
  });
});
