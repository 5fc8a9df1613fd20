import { type Cloud, createCloud } from '../../cloud/cloud.ts';
import type { Session } from '../../contract/session.ts';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { createProxy, type ProxyOptions } from '../proxy.ts';
import { createFakeLedger } from './fake-ledger.ts';

export const HOST = '127.0.0.1:4180';
export const ORIGIN = `http://${HOST}`;
export const POST_HEADERS = { origin: ORIGIN, 'x-docket': '1', 'content-type': 'application/json' };
export const OPERATION_ID = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';

const SESSION: Session = {
  upstream: 'emulator',
  domainEndpoint: 'http://127.0.0.1:4181',
  alidnsEndpoint: 'http://127.0.0.1:4181',
  accessKeyId: 'docket-emulator',
  canAcknowledge: true,
  undoSeconds: 10,
  keepsTaskResult: false,
  version: '0.1.0',
};

/** Answers every operation with what its parameters ask for; the page asked for is always the last. */
async function answer(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  if (request.headers.get('x-acs-action') === 'DescribeBatchResultCount') {
    const taskId = query.get('TaskId') ?? '9007199254740993';
    return new Response(`{"RequestId":"B-1","Status":1,"TaskId":${taskId},"BatchType":"RR_ADD"}`);
  }
  const code = Number(query.get('TaskStatus') ?? query.get('TaskResultStatus') ?? 3);
  const isCount = query.get('PageSize') === '1';
  const before = (Number(query.get('PageNum')) - 1) * Number(query.get('PageSize'));
  const ids = isCount ? ['plain'] : ['plain', 'marked'];
  return Response.json({
    RequestId: 'P-1',
    CurrentPageNum: Number(query.get('PageNum')),
    PageSize: Number(query.get('PageSize')),
    TotalItemNum: isCount ? 100 + code : before + ids.length,
    Data: {
      TaskDetail: ids.map((id) => ({
        TaskDetailNo: id,
        TaskNo: query.get('TaskNo') ?? 't',
        TaskStatusCode: code,
        TaskResult: 'transfer-code-canary',
      })),
    },
  });
}

interface Overrides {
  readonly session?: Partial<Session>;
  readonly cloud?: Partial<Cloud>;
  readonly upstream?: (request: Request) => Promise<Response>;
}

/** The proxy over a cloud and a ledger, and a function that asks it as a browser does. */
export function mount({
  session,
  ...rooms
}: Pick<ProxyOptions, 'cloud' | 'ledger'> & { session?: Partial<Session> }) {
  const logged: object[] = [];
  const app = createProxy({
    ...rooms,
    session: () => ({ ...SESSION, ...session }),
    hosts: () => new Set([HOST, 'localhost:4180', '[::1]:4180']),
    origins: () => new Set([ORIGIN, 'http://localhost:4180']),
    log: (line) => logged.push(line),
    now: createTestClock().now,
  });
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { host: HOST, ...(init.headers as Record<string, string>) };
    return app.request(ORIGIN + path, { ...init, headers });
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      headers: { ...POST_HEADERS, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { app, ask, post, logged };
}

/** A cloud over an upstream that keeps its requests. */
export function cloudOver(
  upstream: (request: Request) => Promise<Response> = answer,
  clock = createTestClock(),
) {
  const sent: Request[] = [];
  const cloud = createCloud({
    upstream: async (request) => {
      sent.push(request);
      return upstream(request);
    },
    credentials: () => ({ accessKeyId: 'testid', accessKeySecret: 'testsecret' }),
    endpoints: { domain: 'https://domain.aliyuncs.com', alidns: 'https://alidns.aliyuncs.com' },
    clock,
    callsPerSecond: 1e6,
  });
  return { cloud, sent, clock };
}

/** The proxy over the real cloud and a ledger that keeps what it was asked. */
export function rig({ session = {}, cloud, upstream }: Overrides = {}) {
  const real = cloudOver(upstream);
  const ledger = createFakeLedger();
  const { clock, sent } = real;
  return { ...mount({ cloud: { ...real.cloud, ...cloud }, ledger, session }), clock, sent, ledger };
}
