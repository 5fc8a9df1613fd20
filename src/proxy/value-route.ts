import type { Cloud } from '../cloud/cloud.ts';
import { docketError } from '../contract/api-error.ts';
import { TASK_VALUE_PATH } from '../contract/routes.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import { walkPages } from '../contract/walk-pages.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { requireOwnPage } from './guards.ts';
import { check, readBody, readQuery } from './read-request.ts';
import type { Route } from './route.ts';
import { nothing, taskDetailParams, valueBody } from './schemas.ts';

/** The most pages of a task that are read for one value. */
const MAX_PAGES = 100;

interface Rooms {
  readonly cloud: Pick<Cloud, 'readTaskNow'>;
  readonly ledger: Pick<Ledger, 'acknowledgedResults'>;
  readonly origins: () => ReadonlySet<string>;
}

/**
 * The only route to a TaskResult, which can be a domain's transfer code: a POST that only Docket's own page may send,
 * for one result. It reads past every cache and its answer is not stored. It asks the task; when the task does not know
 * the result any more, it answers with the value that the ledger kept, if it was told to keep values. 404 when there is
 * none.
 */
export function valueRoute({ cloud, ledger, origins }: Rooms): Route {
  return {
    method: 'POST',
    path: TASK_VALUE_PATH,
    answer: async (context) => {
      requireOwnPage(context, origins());
      readQuery(context, nothing);
      const taskDetailNo = context.req.param('taskDetailNo') ?? '';
      check(taskDetailParams, { taskDetailNo }, 'InvalidQuery');
      const { taskNo } = await readBody(context, valueBody);
      const taskResult =
        (await askTask(cloud, taskNo, taskDetailNo, context.req.raw.signal)) ?? kept(ledger, taskDetailNo);
      if (taskResult === undefined)
        throw docketError('NotFound', 'This result has no value.', { name: 'noSuch', thing: 'value' });
      context.header('cache-control', 'no-store');
      return context.json({ taskResult });
    },
  };
}

async function askTask(
  cloud: Rooms['cloud'],
  taskNo: string,
  taskDetailNo: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  let pages = 0;
  const read = async (page: { page: number; pageSize: number }) => {
    pages += 1;
    if (pages > MAX_PAGES)
      throw docketError('NotFound', 'The task is too large to look this value up.', { name: 'taskTooLarge' });
    return (await cloud.readTaskNow({ taskNo, ...page }, signal)).answer;
  };
  for await (const { rows } of walkPages<TaskDetail>(read, { isStill: true })) {
    const found = rows.find((row) => row.taskDetailNo === taskDetailNo);
    if (found) return found.taskResult;
  }
  return undefined;
}

function kept(ledger: Rooms['ledger'], taskDetailNo: string): string | undefined {
  const { items } = ledger.acknowledgedResults({ ids: [taskDetailNo], page: 1, pageSize: 1 });
  return items[0]?.taskResult;
}
