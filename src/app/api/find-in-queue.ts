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
    const look = async (page: number) => {
      const query = taskQueueQuery(taskNo, { page, lang, ...(domain && { domain }) });
      const answer = await queryClient.fetchQuery({ ...query, staleTime: 0, gcTime: 0 });
      for (const item of answer.items) if (missing.delete(item.taskDetailNo)) found.push(item);
      return answer.totalPages;
    };
    let last = 1;
    for (let page = 1; page <= last && missing.size > 0; page += 1) last = await look(page);
    // What slips past one way, because rows before it leave, is met the other way.
    for (let page = last - 1; page >= 1 && missing.size > 0; page -= 1) await look(page);
  }
  return found;
}
