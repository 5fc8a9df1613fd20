import { expect } from 'vitest';
import type { Params, Reply } from './caller.ts';
import { readXml, xmlToObject } from './read-xml.ts';

/** Makes one call. Action names the operation, the others are its parameters. */
export type Ask = (params: Params) => Promise<Reply>;

export interface ConformanceCase {
  readonly claim: string;
  check(ask: Ask): Promise<void>;
}

const POLL = { Action: 'PollTaskResult', PageNum: '1', PageSize: '20', Lang: 'en' };
const NO_TASK = '00000000-0000-4000-8000-000000000000';

/** Checks that a page of a listing operation is consistent. */
function expectPage({ status, headers, body }: Reply, page: number, size: number): void {
  expect(status).toBe(200);
  expect(headers.get('content-type')?.replace(' ', '').toLowerCase()).toBe('application/json;charset=utf-8');
  expect(body).toMatchObject({
    CurrentPageNum: page,
    PageSize: size,
    RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
  });
  expect(body.TotalPageNum).toBe(Math.ceil(body.TotalItemNum / size));
  expect(body.Data.TaskDetail.length).toBeLessThanOrEqual(size);
  for (const row of body.Data.TaskDetail) {
    expect(row).toMatchObject({
      TaskDetailNo: expect.any(String),
      TaskNo: expect.any(String),
      TaskType: expect.any(String),
    });
    expect(row.TaskStatus).toBe(
      ['WAITING_EXECUTE', 'EXECUTING', 'EXECUTE_SUCCESS', 'EXECUTE_FAILURE'][row.TaskStatusCode],
    );
    expect(row.CreateTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  }
}

/**
 * The promises of the documents about the four operations, as cases that only read, so that they can also be run
 * against the real cloud. They hold for every account, with work or without.
 */
export const CONFORMANCE: readonly ConformanceCase[] = [
  {
    claim: 'PollTaskResult lists finished details only (docs/api-facts.md 1.2)',
    async check(ask) {
      const reply = await ask(POLL);
      expectPage(reply, 1, 20);
      for (const row of reply.body.Data.TaskDetail) expect([2, 3]).toContain(row.TaskStatusCode);
    },
  },
  {
    claim: 'TaskResultStatus splits the queue in two (docs/api-facts.md 1.2)',
    async check(ask) {
      const [all, succeeded, failed] = await Promise.all(
        [POLL, { ...POLL, TaskResultStatus: '2' }, { ...POLL, TaskResultStatus: '3' }].map(ask),
      );
      expect(succeeded?.body.TotalItemNum + failed?.body.TotalItemNum).toBe(all?.body.TotalItemNum);
      for (const row of failed?.body.Data.TaskDetail ?? []) expect(row.TaskStatusCode).toBe(3);
    },
  },
  {
    claim: 'a page of 1,000 is the largest (docs/api-facts.md 1.2)',
    async check(ask) {
      expectPage(await ask({ ...POLL, PageSize: '1000' }), 1, 1000);
      expect((await ask({ ...POLL, PageSize: '1001' })).body).toMatchObject({ Code: 'ParameterIllegal' });
    },
  },
  {
    claim: 'beyond the last page there is nothing, and no error (docs/api-facts.md 6, a guess)',
    async check(ask) {
      const reply = await ask({ ...POLL, PageNum: '2000000' });
      expectPage(reply, 2_000_000, 20);
      expect(reply.body.Data.TaskDetail).toEqual([]);
    },
  },
  {
    claim: 'a filter that nothing matches gives an empty list (docs/api-facts.md 2.4)',
    async check(ask) {
      const reply = await ask({ ...POLL, DomainName: 'no-such-name.invalid' });
      expectPage(reply, 1, 20);
      expect(reply.body).toMatchObject({ TotalItemNum: 0, Data: { TaskDetail: [] } });
    },
  },
  {
    claim: 'a polled result is found by its domain, its task and its instance (docs/api-facts.md 1.2)',
    async check(ask) {
      const [row] = (await ask(POLL)).body.Data.TaskDetail;
      if (!row) return;
      for (const filter of [
        { DomainName: row.DomainName },
        { TaskNo: row.TaskNo },
        { InstanceId: row.InstanceId },
      ]) {
        const found = (await ask({ ...POLL, PageSize: '1000', ...filter })).body.Data.TaskDetail;
        expect(found.map((other: typeof row) => other.TaskDetailNo)).toContain(row.TaskDetailNo);
      }
    },
  },
  {
    claim: 'Lang changes TaskTypeDescription and nothing else of a success (docs/api-facts.md 1.2)',
    async check(ask) {
      const [en, zh] = await Promise.all(
        ['en', 'zh'].map((Lang) => ask({ ...POLL, TaskResultStatus: '2', Lang })),
      );
      const strip = (reply: Reply | undefined) =>
        reply?.body.Data.TaskDetail.map(
          ({ TaskTypeDescription: _d, ErrorMsg: _e, ...row }: Record<string, unknown>) => row,
        );
      expect(strip(zh)).toEqual(strip(en));
    },
  },
  {
    claim: 'QueryTaskDetailList lists the details of a polled task (docs/api-facts.md 1.4)',
    async check(ask) {
      const [row] = (await ask(POLL)).body.Data.TaskDetail;
      const reply = await ask({ ...POLL, Action: 'QueryTaskDetailList', TaskNo: row?.TaskNo ?? NO_TASK });
      expectPage(reply, 1, 20);
      for (const detail of reply.body.Data.TaskDetail) expect(detail.TaskNo).toBe(row?.TaskNo);
    },
  },
  {
    claim: 'an unknown task has no details (docs/api-facts.md 6, a guess)',
    async check(ask) {
      const reply = await ask({ ...POLL, Action: 'QueryTaskDetailList', TaskNo: NO_TASK });
      expect(reply.body).toMatchObject({ TotalItemNum: 0, Data: { TaskDetail: [] } });
    },
  },
  {
    claim: 'DescribeBatchResultCount answers for the latest task with numbers (docs/api-facts.md 1.5)',
    async check(ask) {
      const { status, body } = await ask({ Action: 'DescribeBatchResultCount', Lang: 'en' });
      expect(status).toBe(200);
      expect([-1, 0, 1, 2]).toContain(body.Status);
      for (const name of ['TotalCount', 'SuccessCount', 'FailedCount'])
        expect(body[name]).toEqual(expect.any(Number));
    },
  },
  {
    claim: 'an unknown batch task has status -1 (docs/api-facts.md 6)',
    async check(ask) {
      const { body } = await ask({ Action: 'DescribeBatchResultCount', TaskId: '9223372036854775807' });
      expect(body.Status).toBe(-1);
    },
  },
  {
    claim: 'AcknowledgeTaskResult without ids says what is missing (docs/api-facts.md 1.3)',
    async check(ask) {
      const { status, body } = await ask({ Action: 'AcknowledgeTaskResult' });
      expect(status).toBe(400);
      expect(body).toMatchObject({
        Code: 'MissingTaskDetailNo',
        Message: 'TaskDetailNo is mandatory for this action.',
      });
    },
  },
  ...['PollTaskResult', 'QueryTaskDetailList'].map((Action) => ({
    claim: `${Action} without PageSize says so (docs/api-facts.md 1.2)`,
    async check(ask: Ask) {
      const { status, body } = await ask({ Action, PageNum: '1', TaskNo: NO_TASK });
      expect(status).toBe(400);
      expect(body).toMatchObject({
        Code: 'MissingPageSize',
        Message: 'PageSize is mandatory for this action.',
      });
    },
  })),
  {
    claim: 'an answer as XML has the shape of the sample (docs/api-facts.md 1.2)',
    async check(ask) {
      const { text, headers } = await ask({ ...POLL, PageSize: '3', Format: 'XML' });
      expect(headers.get('content-type')).toBe('text/xml;charset=utf-8');
      const root = readXml(text);
      expect(root.name).toBe('PollTaskResultResponse');
      expect(xmlToObject(root)).toMatchObject({
        PageSize: '3',
        CurrentPageNum: '1',
        RequestId: expect.any(String),
      });
      const data = root.children.find(({ name }) => name === 'Data');
      for (const row of data?.children ?? []) expect(row.name).toBe('TaskDetail');
    },
  },
];
