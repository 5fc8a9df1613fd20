import { createRandom } from './random.ts';
import type { PlannedTask } from './tasks.ts';

const PACE = 40_000;

/**
 * A large DNS change that is running at `now`: `finished` details are done, two are executing, and the others follow
 * during the next hour.
 */
export function planRunningTask(
  seed: string,
  results: number,
  now: number,
): { task: PlannedTask; finished: number } {
  const random = createRandom(`${seed}/running`);
  const finished = Math.min(22, Math.floor(results / 10));
  const size = finished + 84;
  return {
    finished,
    task: {
      taskNo: random.uuid(),
      type: 'CHG_DNS',
      created: now - finished * PACE - 31_000,
      size,
      // One millisecond late, so that the first of the others does not finish at `now`.
      begins: now - finished * PACE + 1,
      pace: PACE,
      failing: Math.round(size * 0.05),
      failures: ['dnsRefused', 'updateLock'],
    },
  };
}
