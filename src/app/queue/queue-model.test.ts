import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queueModel, remove } from './testing/queue-model.ts';

/*
 * A model of the queue. Others take rows anywhere and rows arrive at either end before each answer, also between two
 * answers for one page; the reader turns pages both ways, reads pages again and acknowledges what is shown.
 */
type Where = 'front' | 'back';
const disturbance = fc.record({
  taken: fc.array(fc.nat(400), { maxLength: 6 }),
  arrivals: fc.nat(3),
  where: fc.constantFrom<Where>('front', 'back'),
});
const action = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'next' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'previous' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'again' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('size' as const), size: fc.integer({ min: 3, max: 30 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('acknowledge' as const),
      chosen: fc.array(fc.nat(40), { maxLength: 20 }),
      isConfirmed: fc.boolean(),
    }),
  },
);
const history = fc.record({
  size: fc.integer({ min: 0, max: 120 }),
  pageSize: fc.integer({ min: 3, max: 30 }),
  first: fc.integer({ min: 1, max: 4 }),
  cap: fc.constantFrom(1000, 40, 23),
  isStrideAsked: fc.boolean(),
  hasArrivals: fc.boolean(),
  disturbances: fc.array(disturbance, { minLength: 1, maxLength: 20 }),
  actions: fc.array(action, { maxLength: 15 }),
});

test('what stays is on one page, nothing is on two, and what leaves elsewhere is counted', async () => {
  await fc.assert(fc.asyncProperty(history, run), { numRuns: 400 });
});

async function run(plan: typeof history extends fc.Arbitrary<infer Plan> ? Plan : never): Promise<void> {
  let arrived = 0;
  let taken = 0;
  let isQuiet = true;
  const stays = new Set<string>();
  const model = queueModel(plan.size, {
    cap: plan.cap,
    isStrideAsked: plan.isStrideAsked,
    move(queue, read) {
      const step = plan.disturbances[read % plan.disturbances.length];
      if (!step || isQuiet) return;
      taken += remove(
        queue,
        step.taken.flatMap((index) => queue[index] ?? []),
      );
      const news = Array.from({ length: plan.hasArrivals && arrived < 60 ? step.arrivals : 0 }, () => {
        arrived += 1;
        return `new${arrived}`;
      });
      if (step.where === 'front') queue.unshift(...news);
      else queue.push(...news);
    },
  });
  let { pageSize } = plan;
  let page = 1;
  let begun = 0;
  let arrivedBefore = 0;
  /** The queue is empty. */
  let isOver = false;
  /** What each page showed last. */
  let pages = new Map<number, readonly string[]>();

  /** Turns to a page; true if it has rows. */
  async function turn(target: number, isNew: boolean): Promise<boolean> {
    const before = taken - begun;
    const shown = await model.read(target, pageSize);
    const ids = shown.items.map((item) => item.taskDetailNo);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(pageSize);
    expect(shown.leftElsewhere).toBeLessThanOrEqual(taken - begun);
    if (arrived === arrivedBefore) expect(shown.leftElsewhere).toBeGreaterThanOrEqual(before);
    if (ids.length === 0) {
      // An address past the end leads to the last page, as on the screen.
      if (shown.totalPages >= target) isOver = true;
      else await turn(shown.totalPages, !pages.has(shown.totalPages));
      return false;
    }
    page = target;
    if (isNew) {
      const others = [...pages].filter(([number]) => number !== target);
      const isMoved = target < Math.min(...pages.keys()) && shown.offset === 0;
      if (!isMoved) expect(others.flatMap(([, known]) => known).filter((id) => ids.includes(id))).toEqual([]);
    }
    pages.set(target, [...new Set([...(pages.get(target) ?? []), ...ids])]);
    return true;
  }

  async function begin(first: number) {
    pages = new Map();
    model.reading.reset();
    begun = taken;
    arrivedBefore = arrived;
    stays.clear();
    for (const id of model.queue) stays.add(id);
    isQuiet = true;
    const shown = await model.read(first, pageSize);
    isQuiet = false;
    pages.set(
      first,
      shown.items.map((item) => item.taskDetailNo),
    );
    page = first;
    return shown.items.length > 0;
  }

  if (!(await begin(plan.first))) return;
  for (const step of plan.actions) {
    if (isOver) break;
    if (step.kind === 'next') await turn(page + 1, !pages.has(page + 1));
    else if (step.kind === 'previous' && page > 1) await turn(page - 1, !pages.has(page - 1));
    else if (step.kind === 'again') await turn(page, false);
    else if (step.kind === 'size') {
      pageSize = step.size;
      if (!(await begin(1))) return;
    } else if (step.kind === 'acknowledge') {
      const here = pages.get(page) ?? [];
      const chosen = step.chosen
        .flatMap((index) => here[index] ?? [])
        .filter((id) => model.queue.includes(id));
      model.acknowledge(chosen, step.isConfirmed);
    }
  }
  while (!isOver && page > 1 && (await turn(page - 1, !pages.has(page - 1))));
  for (let end = isOver; !end; ) end = !(await turn(page + 1, !pages.has(page + 1)));
  const met = new Set([...pages.values()].flat());
  expect(model.queue.filter((id) => stays.has(id) && !met.has(id))).toEqual([]);
}
