import type { TaskCounts } from '../contract/session.ts';
import type { TaskStatus } from '../contract/task-status.ts';

/**
 * How many details a task has, and how many in each status: numbers that make the total although the task goes on while
 * it is asked. A detail only ever moves from waiting over executing to its end, so the ends are counted first and the
 * beginning last: one that moves meanwhile may be met by no count, and is never met by two. It was being executed at some
 * moment between the counts, so it is told as that. When nothing was met waiting or executing, the last ones may just have
 * ended: counted once more, now from the beginning, what is then left over is in a status that no document lists.
 */
export async function countDetails(
  count: (status?: TaskStatus) => Promise<number>,
): Promise<Omit<TaskCounts, 'asOf'>> {
  const countEnds = () => Promise.all([count('succeeded'), count('failed')]);
  const [stated, [succeeded, failed]] = await Promise.all([count(), countEnds()]);
  const executing = await count('executing');
  const waiting = await count('waiting');
  const met = succeeded + failed + executing + waiting;
  // A total below its parts is a contradiction of the cloud's own: the rows it counted are there.
  const total = Math.max(stated, met);
  if (executing + waiting > 0 || met === total) {
    return { total, waiting, executing: total - succeeded - failed - waiting, succeeded, failed };
  }
  const isExecuting = (await count('executing')) > 0;
  const [nowSucceeded, nowFailed] = await countEnds();
  const rest = Math.max(0, total - nowSucceeded - nowFailed);
  const ends = { succeeded: nowSucceeded, failed: nowFailed };
  return { total: nowSucceeded + nowFailed + rest, waiting: 0, executing: isExecuting ? rest : 0, ...ends };
}
