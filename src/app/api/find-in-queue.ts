import type { QueryClient } from '@tanstack/react-query';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import type { Language } from '../../contract/alibaba-cloud.ts';
import type { PageParams } from '../../contract/page.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { walkPages } from '../../contract/walk-pages.ts';
import { taskQueueQuery } from './queries.ts';
import { walked } from './walked.ts';

/**
 * Those of these results that are in the queue now, by a look at it, task by task. What is found counts as shown, so it
 * may be acknowledged even if nobody has seen it listed for a day.
 */
export async function findInQueue(
  queryClient: QueryClient,
  wanted: readonly TaskDetail[],
  lang: Language,
): Promise<TaskResult[]> {
  const found: TaskResult[] = [];
  for (const taskNo of new Set(wanted.map((row) => row.taskNo))) {
    const rows = wanted.filter((row) => row.taskNo === taskNo);
    const missing = new Set(rows.map((row) => row.taskDetailNo));
    const domain = rows.length === 1 ? rows[0]?.domainName : undefined;
    const read = async ({ page }: PageParams) => {
      const query = taskQueueQuery(taskNo, { page, lang, ...(domain && { domain }) });
      return walked(await queryClient.fetchQuery({ ...query, staleTime: 0, gcTime: 0 }));
    };
    for await (const { rows: come } of walkPages(read)) {
      for (const item of come) if (missing.delete(item.taskDetailNo)) found.push(item);
      if (missing.size === 0) break;
    }
  }
  return found;
}
