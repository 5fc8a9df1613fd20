import { expect, test } from './fixtures.ts';
import { TASK, taskPage } from './task-page.ts';

const MINUTE = 60_000;

test('a running task is watched to its end: numbers that make its total at every moment, then no more calls', async ({
  page,
  docket,
}) => {
  test.setTimeout(90_000);
  const rows = Array.from({ length: 6 }, (_, index) => ({
    domain: `step-${index}.example`,
    ...(index === 2 && { errorMsg: 'The balance is too low.' }),
  }));
  // Row n is executed from minute 10 + 10 n to minute 30 + 10 n.
  const pace = { startsInMs: 10 * MINUTE, finishesInMs: 30 * MINUTE, everyMs: 10 * MINUTE };
  await docket.addTask({ taskNo: TASK, rows, ...pace });
  const task = taskPage(page);
  await page.clock.install();
  await page.goto(`/tasks/${TASK}`);
  await expect(task.progress).toContainText('0% complete');
  await expect(task.progress).toContainText('Updating every 10 s');
  expect(await task.counts()).toEqual({ succeeded: 0, failed: 0, executing: 0, waiting: 6, total: 6 });
  await expect(task.acknowledgeAll).toHaveCount(0);

  const seen: Awaited<ReturnType<typeof task.counts>>[] = [];
  const passing = async (ms: number, expected: (typeof seen)[number]) => {
    await docket.advance(ms);
    const look = async () => {
      await page.clock.fastForward(10_000);
      seen.push(await task.counts());
      return seen.at(-1);
    };
    await expect.poll(look, { timeout: 30_000, intervals: [250] }).toEqual(expected);
  };
  await passing(35 * MINUTE, { succeeded: 1, failed: 0, executing: 2, waiting: 3, total: 6 });
  await expect(task.progress).toContainText(/\d+ a minute|less than 1 a minute/);
  await expect(task.progress).toContainText(/left/);
  await expect(task.rows.filter({ hasText: 'Executing' })).toHaveCount(2);
  await passing(20 * MINUTE, { succeeded: 2, failed: 1, executing: 2, waiting: 1, total: 6 });
  await passing(60 * MINUTE, { succeeded: 5, failed: 1, executing: 0, waiting: 0, total: 6 });
  for (const { total, succeeded, failed, executing, waiting } of seen) {
    expect([total, succeeded + failed + executing + waiting]).toEqual([6, 6]);
  }
  await expect(task.progress).toContainText('updates have stopped');
  await expect(task.progress).not.toContainText(/ left/);
  await expect(task.acknowledgeAll).toHaveText('Acknowledge 6 completed');

  await docket.clearCalls();
  await page.clock.fastForward(60_000);
  await page.evaluate(() => fetch('/healthz'));
  expect(await docket.calls('QueryTaskDetailList')).toEqual([]);
});

test('who watches a task asks one small question for each status; rows are read again only when a count changed', async ({
  page,
  docket,
  context,
}) => {
  test.setTimeout(60_000);
  await docket.addTask({ taskNo: TASK, rows: [{ domain: 'slow.example' }], finishesInMs: 60 * MINUTE });
  const [task, other] = [taskPage(page), await context.newPage()];
  const asked = async () =>
    (await docket.calls('QueryTaskDetailList'))
      .map(({ params }) => `${params.TaskStatus ?? 'all'}: ${params.PageSize}`)
      .sort();
  const counts = ['0: 1', '1: 1', '2: 1', '3: 1', 'all: 1'];
  const kinds = async () => [...new Set(await asked())];
  await Promise.all([page.goto(`/tasks/${TASK}`), other.goto(`/tasks/${TASK}`)]);
  for (const { progress } of [task, taskPage(other)]) await expect(progress).toContainText('Executing 1');
  expect(await kinds()).toEqual([...counts, 'all: 50']);
  await other.close();

  await docket.clearCalls();
  await expect.poll(kinds, { timeout: 30_000 }).toEqual(counts);
  expect(await docket.calls('PollTaskResult')).toEqual([]);
});

test('a hidden tab asks for nothing; once it is seen again it goes on', async ({ page, docket }) => {
  await docket.addTask({ taskNo: TASK, rows: [{ domain: 'slow.example' }], finishesInMs: 10 * MINUTE });
  let asked = 0;
  page.on('request', (request) => {
    if (/\/api\/(tasks|batch-counts|task-results)/.test(request.url())) asked += 1;
  });
  const show = (visibility: 'hidden' | 'visible') =>
    page.evaluate((state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      window.dispatchEvent(new Event('visibilitychange'));
    }, visibility);
  await page.clock.install();
  for (const address of [`/tasks/${TASK}`, '/batches?batchType=RR_ADD']) {
    await page.goto(address);
    await expect(page.getByText(/Updating every 10 s|looked at again by itself/)).toBeVisible();
    await show('hidden');
    asked = 0;
    await page.clock.fastForward(120_000);
    await page.evaluate(() => fetch('/healthz'));
    expect(asked).toBe(0);
    await show('visible');
    await page.clock.fastForward(60_000);
    await expect.poll(() => asked).toBeGreaterThan(0);
  }
});
