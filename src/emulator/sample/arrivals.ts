import type { StoreWrites } from '../store/writes.ts';
import { planDetails } from './details.ts';
import { createPortfolio } from './domain-names.ts';
import { createRandom } from './random.ts';
import { SMALL_TASKS, WORK } from './work.ts';

const MINUTE = 60_000;
/** After a long pause at most so many results arrive; older ones are left out. */
const MOST_AT_ONCE = 100_000;
/** The number of domains that new tasks use. */
const DOMAINS = 400;

export interface Arrivals {
  /** Submits the tasks that are due by `now`. Their details finish one after the other. */
  advance(now: number): void;
}

/**
 * Makes new work, `perMinute` results of it, in small tasks. The n-th task is always the same for the same seed. The
 * store keeps the position, so that it continues after a restart.
 */
export function createArrivals(
  store: StoreWrites,
  { seed, perMinute, now }: { seed: string; perMinute: number; now: number },
): Arrivals {
  if (perMinute <= 0) return { advance: () => {} };
  const domains = createPortfolio(seed, DOMAINS);
  const perResult = MINUTE / perMinute;
  const pause = MOST_AT_ONCE * perResult;

  function read() {
    const [count = 0, next = now + perResult] = store.fact('arrivals')?.split(' ').map(Number) ?? [];
    return { count, next };
  }

  function submit(count: number, created: number): number {
    const random = createRandom(`${seed}/arrival/${count}`);
    const size = random.weighted(SMALL_TASKS);
    const work = random.weighted(WORK.map((item) => [item, item.weight]));
    const id = store.nextTaskId();
    const task = {
      taskNo: random.uuid(),
      type: work.type,
      created,
      size,
      begins: created + 2000,
      pace: Math.min(perResult, 4000),
      failing: random.next() < 0.1 ? 1 + random.below(size) : 0,
      failures: work.failures,
    };
    store.addTasks([{ ...task, id }]);
    store.addOpen(planDetails(seed, [task], domains, id));
    return created + size * perResult;
  }

  let due = Math.max(read().next, now - pause);
  return {
    advance(time) {
      if (time < due) return;
      store.transaction(() => {
        let { count, next } = read();
        next = Math.max(next, time - pause);
        while (next <= time) {
          next = submit(count, next);
          count += 1;
        }
        store.setFact('arrivals', `${count} ${next}`);
        due = next;
      });
    },
  };
}
