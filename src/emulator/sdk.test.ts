import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { openDatabase } from '../platform/sqlite.ts';
import { type Listening, listen } from '../server/listen.ts';
import { createEmulator, EMULATOR_CREDENTIALS } from './emulator.ts';

/**
 * Clients of Alibaba Cloud, whose calls and answers must be right whoever wrote the emulator. They are CommonJS and are
 * loaded so.
 */
const load = createRequire(import.meta.url);
const PopCore = load('@alicloud/pop-core') as typeof import('@alicloud/pop-core');
const openApi = load('@alicloud/openapi-client') as typeof import('@alicloud/openapi-client');
const alidns = load('@alicloud/alidns20150109') as typeof import('@alicloud/alidns20150109');
// These two send their time with milliseconds, as toISOString writes it.
const { ServiceInterface } = load('aliyun-sdk') as {
  ServiceInterface: { Pop: { populateBody(request: object): void } };
};
const waliyun = load('waliyun') as {
  alidns(options: object): Record<string, (params: object) => Promise<unknown>>;
};
// The packages that the generic client depends on, found from its place.
const loadBeside = createRequire(load.resolve('@alicloud/openapi-client'));
const { RuntimeOptions } = loadBeside('@alicloud/tea-util') as { RuntimeOptions: new (map: object) => never };

const STS = { accessKeyId: 'STS.docket-emulator', securityToken: 'docket-emulator-token' };
const BIG_TASK_ID = '9007199254740993';

interface Detail {
  TaskDetailNo: string;
  TaskNo: string;
}
// biome-ignore lint/suspicious/noExplicitAny: the clients' answers are untyped
type Ask = (action: string, params: Record<string, unknown>) => Promise<any>;

let server: Listening;
beforeAll(async () => {
  const emulator = createEmulator({
    db: openDatabase(':memory:'),
    clock: systemClock,
    results: 200,
    arrivalsPerMinute: 0,
  });
  server = await listen(emulator.fetch, '127.0.0.1', 0);
});
afterAll(() => server.close(0));

function versionOf(action: string): string {
  return action === 'DescribeBatchResultCount' ? '2015-01-09' : '2018-01-29';
}

function popCore(method: 'GET' | 'POST', credentials: object = {}): Ask {
  return (action, params) => {
    const endpoint = `http://127.0.0.1:${server.port}`;
    const config = { ...EMULATOR_CREDENTIALS, ...credentials, endpoint, apiVersion: versionOf(action) };
    return new PopCore(config).request(action, params, { method });
  };
}

/** Writes `Name: [a, b]` as `Name.1: a, Name.2: b`: these clients leave that to their callers. */
function numbered(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((item, index) => [`${name}.${index + 1}`, item]) : [[name, value]],
    ),
  );
}

function failed(answer: { Code?: string }): unknown {
  if (answer.Code !== undefined) throw Object.assign(new Error(answer.Code), { code: answer.Code });
  return answer;
}

/** Uses its signing alone: the rest of it knows other operations only. */
function aliyunSdk(): Ask {
  const { accessKeyId, accessKeySecret: secretAccessKey } = EMULATOR_CREDENTIALS;
  return async (action, params) => {
    const httpRequest: { headers: Record<string, string>; body?: string } = { headers: {} };
    const service = { api: { apiVersion: versionOf(action) }, config: { accessKeyId, secretAccessKey } };
    ServiceInterface.Pop.populateBody({
      httpRequest,
      service,
      params: { Action: action, ...numbered(params) },
    });
    const answer = await fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', ...httpRequest });
    return failed((await answer.json()) as object);
  };
}

function waliyunClient(): Ask {
  const { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret } = EMULATOR_CREDENTIALS;
  return async (action, params) => {
    const client = waliyun.alidns({ AccessKeyId, AccessKeySecret, Api: `http://127.0.0.1:${server.port}/` });
    const answer = await client[action]?.({ Version: versionOf(action), ...numbered(params) });
    return failed(answer as object);
  };
}

function openApiClient(options: object = {}): Ask {
  return async (action, params) => {
    const endpoint = `127.0.0.1:${server.port}`;
    const client = new openApi.default(
      new openApi.Config({ ...EMULATOR_CREDENTIALS, endpoint, protocol: 'http', ...options }),
    );
    const description = {
      action,
      version: versionOf(action),
      protocol: 'HTTP',
      pathname: '/',
      method: 'POST',
    };
    const style = { authType: 'AK', style: 'RPC', reqBodyType: 'formData', bodyType: 'json' };
    const { default: utilities } = loadBeside('@alicloud/openapi-util');
    const answer = await client.callApi(
      new openApi.Params({ ...description, ...style }),
      new openApi.OpenApiRequest({ query: utilities.query(params) }),
      new RuntimeOptions({}),
    );
    return answer.body;
  };
}

const CLIENTS: readonly (readonly [string, Ask])[] = [
  ['pop-core, GET', popCore('GET')],
  ['pop-core, POST form', popCore('POST')],
  ['pop-core, STS', popCore('GET', STS)],
  ['openapi-client, ACS3', openApiClient()],
  ['openapi-client, ACS3 and STS', openApiClient(STS)],
  ['openapi-client, HMAC-SHA1', openApiClient({ signatureAlgorithm: 'v2' })],
  ['aliyun-sdk, POST form', aliyunSdk()],
  ['waliyun, GET', waliyunClient()],
];

describe.each(CLIENTS)('%s', (_name, ask) => {
  test('calls all four operations', async () => {
    const page = { PageNum: 1, PageSize: 12, Lang: 'zh' };
    const polled = await ask('PollTaskResult', page);
    expect(polled.Data.TaskDetail).toHaveLength(12);
    expect(polled.NextPage).toBe(true);
    const ids: string[] = polled.Data.TaskDetail.map((row: Detail) => row.TaskDetailNo);

    // Eleven, because `.10` and `.11` sort before `.2`.
    const acknowledged = await ask('AcknowledgeTaskResult', { TaskDetailNo: ids.slice(0, 11), Lang: 'en' });
    expect(acknowledged.Result).toBe(11);
    const again = await ask('AcknowledgeTaskResult', { TaskDetailNo: ids });
    expect(again.Result).toBe(1);
    const left = await ask('PollTaskResult', page);
    expect(left.TotalItemNum).toBe(polled.TotalItemNum - 12);
    left.Data.TaskDetail.forEach((row: Detail) => {
      expect(ids).not.toContain(row.TaskDetailNo);
    });

    const [{ TaskNo }] = polled.Data.TaskDetail;
    const details = await ask('QueryTaskDetailList', { ...page, PageSize: 1000, TaskNo });
    expect(details.Data.TaskDetail.map((row: Detail) => row.TaskDetailNo)).toContain(ids[0]);

    const batch = await ask('DescribeBatchResultCount', { TaskId: BIG_TASK_ID, Lang: 'en' });
    expect(batch).toMatchObject({ Status: 1, BatchType: 'DOMAIN_ADD', TotalCount: 312, FailedCount: 9 });
  }, 20_000);

  test('understands a list without rows, odd characters, and an error', async () => {
    const empty = await ask('PollTaskResult', { PageNum: 1, PageSize: 1, DomainName: "例子.com *~!'()+ a" });
    expect(empty).toMatchObject({ TotalItemNum: 0, Data: { TaskDetail: [] } });
    await expect(ask('PollTaskResult', { PageNum: 1 })).rejects.toMatchObject({ code: 'MissingPageSize' });
  }, 20_000);
});

test('pop-core reads the int64 TaskId exactly', async () => {
  const batch = await popCore('GET')('DescribeBatchResultCount', { TaskId: BIG_TASK_ID });
  expect(String(batch.TaskId)).toBe(BIG_TASK_ID);
});

test('the Alidns client reads its typed answer', async () => {
  const config = { ...EMULATOR_CREDENTIALS, endpoint: `127.0.0.1:${server.port}`, protocol: 'HTTP' };
  const client = new alidns.default(config as never);
  const { body } = await client.describeBatchResultCount(
    new alidns.DescribeBatchResultCountRequest({ batchType: 'DOMAIN_DEL', lang: 'en' }),
  );
  expect(body).toMatchObject({
    status: 2,
    batchType: 'DOMAIN_DEL',
    totalCount: 40,
    failedCount: 40,
    successCount: 0,
  });
  expect(body?.reason).toBe('No match is found for the domain name specified in the file.');
  const none = await client.describeBatchResultCount(
    new alidns.DescribeBatchResultCountRequest({ taskId: 7 }),
  );
  expect(none.body?.status).toBe(-1);
}, 20_000);

test('the generic client reads an error that comes as XML', async () => {
  const ask = openApiClient();
  await expect(ask('PollTaskResult', { PageNum: 1, Format: 'XML' })).rejects.toMatchObject({
    code: 'MissingPageSize',
  });
});
