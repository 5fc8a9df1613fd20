import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Upstream } from '../../contract/alibaba-cloud.ts';
import { type Listening, listen } from '../../server/listen.ts';
import type { CallOptions, Params } from '../testing/caller.ts';
import { callRpc, isoSeconds } from '../testing/caller.ts';
import { START, startEmulator, type TestEmulator } from '../testing/start.ts';
import { FAULTS, type FaultName } from './fault.ts';

const ACTIONS: Readonly<Record<string, Params>> = {
  PollTaskResult: { PageNum: '1', PageSize: '20' },
  AcknowledgeTaskResult: { 'TaskDetailNo.1': 'first', 'TaskDetailNo.2': 'second' },
  QueryTaskDetailList: { PageNum: '1', PageSize: '20', TaskNo: 'work' },
  DescribeBatchResultCount: {},
};

/** What a caller sees of each fault. `waits` means that nothing came in the given time. */
const SEEN: Readonly<Record<FaultName, string>> = {
  'slow-3s': 'waits',
  'slow-30s': 'waits',
  hang: 'waits',
  refuse: 'fails ECONNREFUSED',
  dns: 'fails ENOTFOUND',
  tls: 'fails CERT_HAS_EXPIRED',
  reset: 'fails ECONNRESET',
  'reset-mid-body': 'breaks off',
  'end-mid-body': 'breaks off',
  400: '400 NetworkIOError',
  403: '403 Forbidden',
  404: '404 InvalidAccessKeyId.NotFound',
  429: '429 Throttling.User',
  500: '500 InternalError',
  502: '502 text/html',
  503: '503 ServiceUnavailable',
  504: '504 text/html',
  throttling: '400 Throttling.User',
  'html-200': '200 text/html',
  'empty-200': '200 empty',
  truncated: '200 cut off',
  'wrong-charset': '200 in UTF-16',
  'wrong-length': 'breaks off',
  '10mb': '200 of 10000000 bytes',
};

/** How long to wait for an answer that must not come, after its call has arrived. */
const SHORT_MS = 60;
const LONG_MS = 20_000;
const names = Object.keys(FAULTS) as FaultName[];
const cells = names.flatMap((name) => Object.keys(ACTIONS).map((action) => [name, action] as const));

function start(): TestEmulator {
  const emulator = startEmulator();
  emulator.control.addTask({
    taskNo: 'work',
    rows: [
      { domain: 'one.example', taskDetailNo: 'first' },
      { domain: 'two.example', taskDetailNo: 'second' },
    ],
  });
  return emulator;
}

/** What a caller sees. A caller that waits gives up {@link SHORT_MS} after the emulator has logged the call. */
async function see(
  { control }: TestEmulator,
  upstream: Upstream,
  action: string,
  expected: string,
  options: CallOptions = {},
) {
  const arrived = control.calls().length + 1;
  const patience = new AbortController();
  const { signal } = patience;
  const giveUp = () => patience.abort();
  const end = setTimeout(giveUp, LONG_MS);
  const watch = setInterval(() => {
    if (expected !== 'waits' || control.calls().length < arrived) return;
    clearInterval(watch);
    setTimeout(giveUp, SHORT_MS);
  }, 5);
  let isBegun = false;
  const watched: Upstream = async (request) => {
    const response = await upstream(request);
    isBegun = true;
    return response;
  };
  try {
    const params = { Action: action, ...ACTIONS[action] };
    const reply = await callRpc(watched, params, { signal, timestamp: isoSeconds(START), ...options });
    const type = reply.headers.get('content-type') ?? '';
    if (type.startsWith('text/html')) return `${reply.status} text/html`;
    if (reply.text === '') return `${reply.status} empty`;
    if (reply.text.includes('\0')) return `${reply.status} in UTF-16`;
    if (reply.text.length > 100_000) return `${reply.status} of ${reply.text.length} bytes`;
    return `${reply.status} ${reply.body === undefined ? 'cut off' : (reply.body.Code ?? 'OK')}`;
  } catch (error) {
    if (signal.aborted) return 'waits';
    if (isBegun) return 'breaks off';
    const { cause } = error as { cause?: { code?: string } };
    return `fails ${cause?.code}`;
  } finally {
    clearTimeout(end);
    clearInterval(watch);
  }
}

describe('in process', { timeout: LONG_MS }, () => {
  test.each(cells)('%s strikes %s once', async (name, action) => {
    const emulator = start();
    emulator.control.addFault({ ...FAULTS[name], action });
    const other = action === 'PollTaskResult' ? 'QueryTaskDetailList' : 'PollTaskResult';
    expect(await see(emulator, emulator.upstream, other, '')).toBe('200 OK');
    expect(await see(emulator, emulator.upstream, action, SEEN[name])).toBe(SEEN[name]);
    expect(await see(emulator, emulator.upstream, action, '')).toBe('200 OK');
  });
});

describe('on a real port', { timeout: LONG_MS }, () => {
  let emulator: TestEmulator;
  let server: Listening;
  beforeAll(async () => {
    emulator = start();
    server = await listen(emulator.fetch, '127.0.0.1', 0);
  });
  afterAll(() => server.close(0));

  // A server that has a call cannot refuse its connection or its certificate; these become a reset.
  const seen: Record<FaultName, string> = {
    ...SEEN,
    refuse: SEEN.reset,
    dns: SEEN.reset,
    tls: SEEN.reset,
  };
  test.each(cells)('%s strikes %s', async (name, action) => {
    emulator.control.addFault({ ...FAULTS[name], action });
    const endpoint = `http://127.0.0.1:${server.port}`;
    const method = action === 'AcknowledgeTaskResult' ? 'POST' : 'GET';
    expect(await see(emulator, fetch, action, seen[name], { endpoint, method })).toBe(seen[name]);
    expect(emulator.control.faults()).toEqual([]);
  });
});
