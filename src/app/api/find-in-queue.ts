import type { QueryClient } from '@tanstack/react-query';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import type { Language } from '../../contract/alibaba-cloud.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { taskQueueQuery } from './task-queue.ts';

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
    for (let page = 1, pages = 1; page <= pages && missing.size > 0; page += 1) {
      const look = taskQueueQuery(taskNo, { page, lang, ...(domain && { domain }) });
      const answer = await queryClient.fetchQuery({ ...look, staleTime: 0 });
      for (const item of answer.items) if (missing.delete(item.taskDetailNo)) found.push(item);
      pages = answer.totalPages;
    }
  }
  return found;
}
