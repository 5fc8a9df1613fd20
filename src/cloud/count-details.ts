import type { TaskCounts } from '../contract/session.ts';
import type { TaskStatus } from '../contract/task-status.ts';

/**
 * Counts the details of a task in each status, so that the counts add up although the task goes on meanwhile.
 *
 * A detail moves from waiting to executing to its end, never back. So the ends are counted first and waiting last: a
 * detail that moves meanwhile may be in no count and is never in two. Such a detail was executing at some moment
 * between the counts, and is counted as executing. When no detail is waiting or executing, the last ones may have ended
 * meanwhile: the ends are counted once more, and what is left over has a status that no document lists.
 */
export async function countDetails(
  count: (status?: TaskStatus) => Promise<number>,
): Promise<Omit<TaskCounts, 'asOf'>> {
  const countEnds = () => Promise.all([count('succeeded'), count('failed')]);
  const [stated, [succeeded, failed]] = await Promise.all([count(), countEnds()]);
  const executing = await count('executing');
  const waiting = await count('waiting');
  const counted = succeeded + failed + executing + waiting;
  // A total that is less than the sum of its parts contradicts itself; the parts were counted.
  const total = Math.max(stated, counted);
  if (executing + waiting > 0 || counted === total) {
    return { total, waiting, executing: total - succeeded - failed - waiting, succeeded, failed };
  }
  const isExecuting = (await count('executing')) > 0;
  const [nowSucceeded, nowFailed] = await countEnds();
  const rest = Math.max(0, total - nowSucceeded - nowFailed);
  const ends = { succeeded: nowSucceeded, failed: nowFailed };
  return { total: nowSucceeded + nowFailed + rest, waiting: 0, executing: isExecuting ? rest : 0, ...ends };
}
