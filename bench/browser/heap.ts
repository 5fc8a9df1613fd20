import { slope } from '../statistics.ts';
import { turnPage } from './use.ts';
import type { Visit } from './visit.ts';

/** Between two pages, or always to a page that was not shown yet. */
export type Turning = 'back and forth' | 'always new';

const TURNS = 200;
const EVERY = 20;
/** What is kept once, such as compiled code and the first pages, is no slope. */
const WARM_UP = 40;

/** By how many kB the heap of 50-row pages grows with each turn, measured after collections of garbage. */
export async function heapSlope({ page, cdp }: Visit, turning: Turning): Promise<number> {
  const points: [number, number][] = [];
  for (let turn = 1; turn <= TURNS; turn += 1) {
    const isBack = turning === 'back and forth' && turn % 2 === 0;
    await turnPage(page, isBack ? 'Previous page' : 'Next page');
    if (turn < WARM_UP || turn % EVERY !== 0) continue;
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    points.push([turn, usedSize / 1000]);
  }
  return slope(points);
}
