import { expect, test } from './fixtures.ts';
import { FINISHED, TASK, taskPage } from './task-page.ts';

test('paste a task id: its card, its rows, its reasons; the address and the next visit know it', async ({
  page,
  docket,
}) => {
  await docket.addTask({ taskNo: TASK, taskType: 'ORDER_RENEW', rows: FINISHED });
  const task = taskPage(page);
  await page.goto('/tasks');
  await expect(page.getByRole('row').filter({ hasText: TASK })).toContainText('12');
  await task.field.fill(`  ${TASK} `);
  await task.field.press('Enter');
  await expect(page).toHaveURL(`/tasks/${TASK}`);
  await expect(task.rows).toHaveCount(12);
  await expect(task.progress).toContainText('Renewal order · 12 domains');
  await expect(task.progress).toContainText('100% complete');
  expect(await task.counts()).toEqual({ succeeded: 8, failed: 4, executing: 0, waiting: 0, total: 12 });
  await expect(task.progress).not.toContainText('Updating');
  // The reason stands on the failed row, trimmed; a row that succeeded has its message.
  await expect(task.rows.filter({ hasText: 'locked-1.example' })).toContainText(
    'locked-1.example has an update lock.',
  );
  await expect(task.rows.filter({ hasText: 'fine-1.example' })).toContainText('The operation is successful.');

  await page.goto('/tasks');
  await page.getByText('Recent tasks').click();
  await page.getByRole('link', { name: /^75addb07…0000/ }).click();
  await expect(task.rows).toHaveCount(12);
  await task.progress.getByRole('link', { name: '12 results in the queue' }).click();
  await expect(page).toHaveURL(`/results?taskNo=${TASK}`);

  await page.goto(`/tasks/${TASK}?page=99`);
  await expect(task.rows).toHaveCount(12);
  await expect(page).toHaveURL(`/tasks/${TASK}`);
  await expect(page.getByText('There is no page 99; this is the last one.')).toBeVisible();
});

test('a running task is watched to its end: numbers that add up at every moment, then no more calls', async ({
  page,
  docket,
}) => {
  test.setTimeout(60_000);
  const rows = (name: string) =>
    Array.from({ length: 5 }, (_, index) => ({ domain: `${name}-${index}.example` }));
  await docket.addTask({ taskNo: TASK, rows: rows('early'), finishesInMs: 9_000 });
  const task = taskPage(page);
  await page.clock.install();
  await page.goto(`/tasks/${TASK}`);
  await expect(task.progress).toContainText('Updating every 10 s');
  await expect(task.progress).toContainText('0% complete');
  await expect(task.acknowledgeAll).toHaveCount(0);
  const seen: Awaited<ReturnType<typeof task.counts>>[] = [];
  await expect
    .poll(
      async () => {
        seen.push(await task.counts());
        return task.progress.innerText();
      },
      { timeout: 30_000, intervals: [200] },
    )
    .toContain('updates have stopped');
  for (const { total, ...parts } of seen) {
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
  }
  expect(await task.counts()).toMatchObject({ succeeded: 5, total: 5 });
  await expect(task.rows.first()).toContainText('Succeeded');
  await expect(task.acknowledgeAll).toHaveText('Acknowledge 5 completed');

  await docket.clearCalls();
  await page.clock.fastForward(60_000);
  await page.evaluate(() => fetch('/healthz'));
  expect(await docket.calls('QueryTaskDetailList')).toEqual([]);
});

test('each refresh of the counts is one call for each status; rows are read again only when one changed', async ({
  page,
  docket,
}) => {
  test.setTimeout(60_000);
  await docket.addTask({ taskNo: TASK, rows: [{ domain: 'slow.example' }], finishesInMs: 600_000 });
  const task = taskPage(page);
  await page.goto(`/tasks/${TASK}`);
  await expect(task.progress).toContainText('Updating every 10 s');
  await docket.clearCalls();
  await expect
    .poll(async () => (await docket.calls('QueryTaskDetailList')).length, { timeout: 15_000 })
    .toBeGreaterThan(0);
  const calls = (await docket.calls('QueryTaskDetailList')).map(({ params }) => params);
  expect(calls.map(({ PageSize, TaskStatus }) => [PageSize, TaskStatus]).sort()).toEqual([
    ['1', '0'],
    ['1', '1'],
    ['1', '2'],
    ['1', '3'],
  ]);
  expect(await docket.calls('PollTaskResult')).toEqual([]);
});

test('a hidden tab asks for nothing; once it is seen again it goes on', async ({ page, docket }) => {
  await docket.addTask({ taskNo: TASK, rows: [{ domain: 'slow.example' }], finishesInMs: 600_000 });
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

test.describe('failures', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('filter them, see them by reason, copy their domains', async ({ page, docket }) => {
    await docket.addTask({ taskNo: TASK, rows: FINISHED });
    const task = taskPage(page);
    await page.goto(`/tasks/${TASK}`);
    await task.status('Failed').click();
    await expect(task.rows).toHaveCount(4);
    await expect(page).toHaveURL(`/tasks/${TASK}?status=failed`);
    await page.getByRole('button', { name: 'Reasons of 4 failures' }).click();
    await expect(task.reasons).toContainText('From all 4 failures');
    const groups = task.reasons.getByRole('listitem');
    await expect(groups).toHaveCount(2);
    await expect(groups.first()).toContainText('‹domain› has an update lock.');
    await expect(groups.last()).toContainText('The balance is too low.');
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await groups.first().getByRole('button', { name: 'Copy 3 domains' }).click();
    await expect.poll(clipboard).toBe('locked-0.example\nlocked-1.example\nlocked-2.example');
    await task.reasons.getByRole('button', { name: 'Copy all 4 failed domains' }).click();
    await expect.poll(async () => (await clipboard()).split('\n').sort()).toContain('poor.example');

    await page.getByRole('textbox', { name: 'Domain name' }).fill('poor.example');
    await expect(task.rows).toHaveCount(1);
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(task.rows).toHaveCount(12);
  });
});

test('a task that is not there says why it may not be; digits lead to the batches, and nothing is remembered', async ({
  page,
}) => {
  await page.goto('/tasks/no-such-task');
  await expect(page.getByText('This task has no details')).toBeVisible();
  await expect(page.getByText(/mistyped, belong to another account/)).toBeVisible();
  await page.goto('/tasks/9223372036854775807');
  await page.getByRole('link', { name: 'Look it up in Batch counts' }).click();
  await expect(page).toHaveURL('/batches?taskId=9223372036854775807');
  await page.goto('/tasks');
  await expect(page.getByText('Recent tasks')).toHaveCount(0);
});

test.describe('forbidden', () => {
  test.use({ expectedErrors: [/status of 40[03]/] });

  test('reading tasks is refused: the code and the advice, and a way to try again', async ({
    page,
    docket,
  }) => {
    await docket.addTask({ taskNo: TASK, rows: FINISHED });
    await docket.addFault({ kind: 'error', action: 'QueryTaskDetailList', code: 'Forbidden.RAM' });
    await page.goto(`/tasks/${TASK}`);
    await expect(page.getByRole('region', { name: 'Not allowed to read the task' })).toContainText(
      'Forbidden.RAM',
    );
    await docket.clearFaults();
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(taskPage(page).rows).toHaveCount(12);
  });
});
