import type { Context } from 'hono';
import type { Cloud } from '../cloud/cloud.ts';
import { statedTotal } from '../contract/api-page.ts';
import { ONE_ROW } from '../contract/page.ts';
import type { Session } from '../contract/session.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { createKeptPages } from './kept-pages.ts';
import { check, readQuery } from './read-request.ts';
import type { Route } from './route.ts';
import {
  batchCountQuery,
  nothing,
  taskDetailsQuery,
  taskParams,
  taskResultCountsQuery,
  taskResultsQuery,
} from './schemas.ts';

interface Rooms {
  readonly cloud: Cloud;
  readonly ledger: Pick<Ledger, 'show' | 'mark' | 'version'>;
  readonly session: () => Session;
}

/** The routes that read and change nothing. */
export function readRoutes({ cloud, ledger, session }: Rooms): Route[] {
  const queuePage = createKeptPages(ledger, ledger.show);
  const taskPage = createKeptPages(ledger, ledger.mark);
  return [
    {
      method: 'GET',
      path: '/healthz',
      answer: (context) => {
        readQuery(context, nothing);
        return context.text('ok');
      },
    },
    {
      method: 'GET',
      path: '/api/session',
      answer: (context) => {
        readQuery(context, nothing);
        return context.json(session());
      },
    },
    {
      method: 'GET',
      path: '/api/task-results',
      answer: async (context) => {
        const reading = await cloud.pollTaskResult(
          readQuery(context, taskResultsQuery),
          context.req.raw.signal,
        );
        return queuePage(context, reading);
      },
    },
    {
      method: 'GET',
      path: '/api/task-results/counts',
      answer: async (context) => {
        const filter = readQuery(context, taskResultCountsQuery);
        const { signal } = context.req.raw;
        const [succeeded, failed] = await Promise.all([
          cloud.pollTaskResult({ ...filter, status: 'succeeded', ...ONE_ROW }, signal),
          cloud.pollTaskResult({ ...filter, status: 'failed', ...ONE_ROW }, signal),
        ]);
        return context.json({
          succeeded: statedTotal(succeeded.answer),
          failed: statedTotal(failed.answer),
          asOf: new Date(Math.min(succeeded.asOf, failed.asOf)).toISOString(),
        });
      },
    },
    {
      method: 'GET',
      path: '/api/tasks/:taskNo/details',
      answer: async (context) => {
        const params = { ...readTask(context), ...readQuery(context, taskDetailsQuery) };
        return taskPage(context, await cloud.queryTaskDetailList(params, context.req.raw.signal));
      },
    },
    {
      method: 'GET',
      path: '/api/tasks/:taskNo/counts',
      answer: async (context) => {
        const { taskNo } = readTask(context);
        readQuery(context, nothing);
        const { answer, asOf } = await cloud.countTaskDetails(taskNo, context.req.raw.signal);
        return context.json({ ...answer, asOf: new Date(asOf).toISOString() });
      },
    },
    {
      method: 'GET',
      path: '/api/batch-counts',
      answer: async (context) => {
        const { answer, asOf } = await cloud.describeBatchResultCount(
          readQuery(context, batchCountQuery),
          context.req.raw.signal,
        );
        return context.json({ ...answer, asOf: new Date(asOf).toISOString() });
      },
    },
  ];
}

function readTask(context: Context): { taskNo: string } {
  return check(taskParams, { taskNo: context.req.param('taskNo') }, 'InvalidQuery');
}
