import { describe, expect, test } from 'vitest';
import type { TaskResult } from '../contract/acknowledgement.ts';
import { rig } from './testing/rig.ts';

const AS_OF = '2026-11-23T12:00:00.000Z';

describe('what is answered', () => {
  test('a page of the queue: shown to the ledger, marked by it, secrets masked', async () => {
    const { ask, ledger, clock } = rig();
    const response = await ask(
      '/api/task-results?page=2&pageSize=20&status=failed&domain=EXAMPLE.com&lang=zh',
    );
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({
      items: [{ taskDetailNo: 'plain', taskResult: '••••••' }, { acknowledgement: { state: 'pending' } }],
      page: 2,
      pageSize: 20,
      totalItems: 22,
      totalPages: 2,
      requestId: 'P-1',
      asOf: AS_OF,
    });
    expect(body).not.toContain('canary');
    expect(body).not.toContain('totalIsStated');
    expect(ledger.asked).toEqual([{ kind: 'show', ids: ['plain', 'marked'], readAt: clock.now() }]);
  });

  test('every parameter reaches the API under its own name, and defaults are page 1 of 50 in English', async () => {
    const { ask, sent } = rig();
    await ask('/api/task-results');
    await ask(
      '/api/task-results?status=succeeded&domain=%E4%BE%8B%E5%AD%90.com&taskNo=t&instanceId=S1&page=3&lang=zh',
    );
    await ask('/api/tasks/a%2Fb%20c/details?status=waiting&domain=A.com&instanceId=S1&pageSize=1000');
    expect(sent.map(({ url }) => Object.fromEntries(new URL(url).searchParams))).toEqual([
      { PageNum: '1', PageSize: '50', Lang: 'en' },
      {
        PageNum: '3',
        PageSize: '50',
        TaskResultStatus: '2',
        DomainName: 'xn--fsqu00a.com',
        TaskNo: 't',
        InstanceId: 'S1',
        Lang: 'zh',
      },
      {
        TaskNo: 'a/b c',
        PageNum: '1',
        PageSize: '1000',
        TaskStatus: '0',
        DomainName: 'a.com',
        InstanceId: 'S1',
        Lang: 'en',
      },
    ]);
  });

  test('details of a task carry what the ledger knows, do not count as shown, and are masked all the same', async () => {
    const { ask, ledger } = rig();
    const body = await (await ask('/api/tasks/t/details')).text();
    expect(JSON.parse(body).items.map((item: TaskResult) => item.acknowledgement?.state)).toEqual([
      undefined,
      'confirmed',
    ]);
    expect(body).not.toContain('canary');
    expect(ledger.asked).toEqual([]);
  });

  test('counts cost one small call for each status and the total, and none while they are fresh', async () => {
    const { ask, sent } = rig();
    for (let i = 0; i < 3; i += 1) {
      const queue = await (await ask('/api/task-results/counts?domain=a.com')).json();
      expect(queue).toEqual({ succeeded: 102, failed: 103, asOf: AS_OF });
      const task = await (await ask('/api/tasks/t/counts')).json();
      expect(task).toEqual({
        ...{ total: 406, waiting: 100, executing: 101, succeeded: 102, failed: 103 },
        asOf: AS_OF,
      });
    }
    expect(sent).toHaveLength(7);
    expect(sent.every(({ url }) => new URL(url).searchParams.get('PageSize') === '1')).toBe(true);
  });

  test('counts are as old as the oldest answer in them', async () => {
    const { ask, clock } = rig();
    await ask('/api/task-results?status=failed&page=1&pageSize=1&domain=a.com');
    await clock.advance(3000);
    expect(await (await ask('/api/task-results/counts?domain=a.com')).json()).toMatchObject({ asOf: AS_OF });
  });

  test('a count that the API does not state is an error, not a small number', async () => {
    const upstream = async () => Response.json({ RequestId: 'P', Data: { TaskDetail: [] } });
    for (const url of ['/api/task-results/counts', '/api/tasks/t/counts']) {
      const response = await rig({ upstream }).ask(url);
      expect([response.status, await response.json()]).toMatchObject([502, { code: 'UpstreamUnreadable' }]);
    }
  });

  test('a batch id above 2^53 keeps every digit both ways', async () => {
    const { ask, sent } = rig();
    const response = await ask('/api/batch-counts?taskId=9223372036854775807&batchType=RR_ADD');
    expect(await response.json()).toMatchObject({
      taskId: '9223372036854775807',
      status: 'completed',
      asOf: AS_OF,
    });
    expect(new URL(sent[0]?.url ?? '').searchParams.get('TaskId')).toBe('9223372036854775807');
  });

  test('an error of the API keeps its code, words and request id', async () => {
    const body = {
      Code: 'Forbidden.RAM',
      Message: 'User not authorized.',
      RequestId: 'R-1',
      Recommend: 'https://x',
    };
    const { ask } = rig({ upstream: async () => Response.json(body, { status: 400 }) });
    const response = await ask('/api/task-results');
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      code: 'Forbidden.RAM',
      message: 'User not authorized.',
      requestId: 'R-1',
      recommend: 'https://x',
    });
  });

  test("a mistake of Docket's own tells the browser nothing and the log no words", async () => {
    const pollTaskResult = () => Promise.reject(new TypeError('canary: string to sign'));
    const { ask, logged } = rig({ cloud: { pollTaskResult } });
    const response = await ask('/api/task-results');
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ code: 'InternalError' });
    expect(logged).toEqual([
      { code: 'InternalError', error: 'TypeError', method: 'GET', at: expect.stringMatching(/^at /) },
    ]);
  });
});

describe('what is refused names its key and reaches nobody', () => {
  test.each([
    ['/api/task-results?page=0', 'page'],
    ['/api/task-results?page=01', 'page'],
    ['/api/task-results?page=1.0', 'page'],
    ['/api/task-results?page=2147483648', 'page'],
    ['/api/task-results?page=', 'page'],
    ['/api/task-results?pageSize=0', 'pageSize'],
    ['/api/task-results?pageSize=1001', 'pageSize'],
    ['/api/task-results?pageSize=75e10', 'pageSize'],
    ['/api/task-results?page=1&page=2', 'page'],
    ['/api/task-results?status=waiting', 'status'],
    ['/api/task-results?status=2', 'status'],
    ['/api/task-results?lang=fr', 'lang'],
    ['/api/task-results?domain=', 'domain'],
    ['/api/task-results?domain=%20', 'domain'],
    ['/api/task-results?domain=a%00b', 'domain'],
    ['/api/task-results?domain=a.com%0d%0aX:1', 'domain'],
    ['/api/task-results?domain=a.com%0a', 'domain'],
    ['/api/task-results?domain=%ff', 'domain'],
    ['/api/task-results?domain=%ed%a0%80', 'domain'],
    [`/api/task-results?domain=${'a'.repeat(254)}`, 'domain'],
    ['/api/task-results?taskNo=%7f', 'taskNo'],
    ['/api/task-results?instanceId=%E2%80%A8', 'instanceId'],
    ['/api/task-results?Action=AcknowledgeTaskResult', 'Action'],
    ['/api/task-results?Page=1', 'Page'],
    ['/api/task-results?__proto__=1', '__proto__'],
    ['/api/task-results?constructor=1', 'constructor'],
    ['/api/task-results?=1', ''],
    ['/api/task-results/counts?status=failed', 'status'],
    ['/api/task-results/counts?lang=en', 'lang'],
    ['/api/tasks/t/details?taskNo=u', 'taskNo'],
    ['/api/tasks/t/details?status=done', 'status'],
    ['/api/tasks/%00/details', '%00'],
    [`/api/tasks/${'a'.repeat(254)}/details`, 'taskNo'],
    ['/api/tasks/%0a/counts', 'taskNo'],
    ['/api/tasks/t/counts?page=1', 'page'],
    ['/api/batch-counts?taskId=0', 'taskId'],
    ['/api/batch-counts?taskId=-1', 'taskId'],
    ['/api/batch-counts?taskId=9223372036854775808', 'taskId'],
    ['/api/batch-counts?taskId=12x', 'taskId'],
    ['/api/batch-counts?batchType=rr_add', 'batchType'],
    ['/api/session?x=1', 'x'],
    ['/healthz?x=1', 'x'],
  ])('%s', async (path, key) => {
    const { ask, sent, ledger } = rig();
    const response = await ask(path);
    const { code, message } = await response.json();
    expect([response.status, code]).toEqual([400, 'InvalidQuery']);
    expect(message.startsWith(`"${key}" `)).toBe(true);
    expect(message).toMatch(
      / must be .+\.$| is given twice\.$| is not known here\.$|^"[^"]+"( in the address)? is not UTF-8 text\.$/,
    );
    expect([sent, ledger.asked]).toEqual([[], []]);
  });
});
