import { docketError } from '../contract/api-error.ts';
import type { ApiPage } from '../contract/api-page.ts';
import type { TaskCounts } from '../contract/session.ts';
import type { TaskStatus } from '../contract/task-status.ts';

/** How many rows a page says there are over all pages; throws an ApiError for one that does not say. */
export function statedTotal(page: ApiPage): number {
  if (page.totalIsStated) return page.totalItems;
  throw docketError('UpstreamUnreadable', "Alibaba Cloud's answer does not say how many there are.");
}

/**
 * How many details a task has, and how many in each status, from one count for each: numbers that make the total although
 * the task goes on while it is asked. A detail only ever moves from waiting over executing to its end, so the ends are
 * counted first and the beginning last: one that moves meanwhile may be met by no count, and is never met by two. It was
 * being executed at some moment between the counts, so it is told as that. When nothing waits or is executed any more,
 * what is left over is in a status that no document lists.
 */
export async function countDetails(
  count: (status?: TaskStatus) => Promise<number>,
): Promise<Omit<TaskCounts, 'asOf'>> {
  const [stated, succeeded, failed] = await Promise.all([count(), count('succeeded'), count('failed')]);
  const executing = await count('executing');
  const waiting = await count('waiting');
  const met = succeeded + failed + executing + waiting;
  // A total below its parts is a contradiction of the cloud's own: the rows it counted are there.
  const total = Math.max(stated, met);
  const onTheirWay = executing + waiting > 0 ? total - met : 0;
  return { total, waiting, executing: executing + onTheirWay, succeeded, failed };
}
