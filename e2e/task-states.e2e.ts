import { expect, test } from './fixtures.ts';
import { FINISHED, TASK, taskPage } from './task-page.ts';

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

test('flags that contradict each other lead nowhere: as many pages as rows, each asked for once', async ({
  page,
  docket,
}) => {
  await docket.addTask({ taskNo: TASK, rows: FINISHED });
  const fields = { NextPage: true, PrePage: true, TotalPageNum: 7 };
  await docket.addFault({ kind: 'altered', action: 'QueryTaskDetailList', fields });
  const task = taskPage(page);
  await page.goto(`/tasks/${TASK}`);
  await expect(task.rows).toHaveCount(12);
  const pages = page.getByRole('navigation', { name: 'Pagination' });
  await expect(pages).toContainText('1–12 of 12');
  await expect(pages).toContainText('of 1');
  await expect(pages.getByRole('button', { name: 'Next page' })).toHaveAttribute('aria-disabled', 'true');
  await expect(task.progress).toContainText('12 domains');
  const asked = (await docket.calls('QueryTaskDetailList')).filter(({ params }) => params.PageSize !== '1');
  expect(asked.map(({ params }) => params.PageNum)).toEqual(['1']);
});

test('a status that no document lists is shown as it came, and marked', async ({ page, docket }) => {
  await docket.addTask({ taskNo: TASK, rows: FINISHED });
  await docket.addFault({
    kind: 'altered',
    action: 'QueryTaskDetailList',
    rows: { TaskStatusCode: 7, TaskStatus: 'PAUSED' },
  });
  const task = taskPage(page);
  await page.goto(`/tasks/${TASK}`);
  await expect(task.rows).toHaveCount(12);
  await expect(task.rows.filter({ hasText: 'PAUSED' })).toHaveCount(12);
  await expect(task.rows.first().getByText('unknown')).toBeVisible();
});

test('details in a status that nobody lists are in the total under a name of their own, and the task is still watched', async ({
  page,
  docket,
}) => {
  await docket.addTask({ taskNo: TASK, rows: FINISHED });
  const params = { TaskStatus: '2' };
  await docket.addFault({
    kind: 'altered',
    action: 'QueryTaskDetailList',
    params,
    fields: { TotalItemNum: 5 },
  });
  const task = taskPage(page);
  await page.goto(`/tasks/${TASK}`);
  await expect(task.progress).toContainText('Another status 3');
  expect(await task.counts()).toEqual({ succeeded: 5, failed: 4, executing: 0, waiting: 0, total: 12 });
  await expect(task.progress.getByRole('img')).toHaveAccessibleName(/Another status 3$/);
  await expect(task.progress).toContainText('75% complete');
  await expect(task.progress).toContainText('Updating every 10 s');
});

test.describe('forbidden', () => {
  test.use({ expectedErrors: [/status of 40[03]/] });

  test('the queue is refused, the task is not: its rows are there, and why none can be chosen', async ({
    page,
    docket,
  }) => {
    await docket.addTask({ taskNo: TASK, rows: FINISHED });
    await docket.addFault({ kind: 'error', action: 'PollTaskResult', code: 'Forbidden.RAM' });
    const task = taskPage(page);
    await page.goto(`/tasks/${TASK}`);
    await expect(task.rows).toHaveCount(12);
    const panel = page.getByRole('region', { name: 'Not allowed to read what of it is in the queue' });
    await expect(panel).toContainText('domain:QueryDomainTask');
    await expect(task.acknowledgeAll).toHaveCount(0);
    await docket.clearFaults();
    await panel.getByRole('button', { name: 'Retry' }).click();
    await expect(task.acknowledgeAll).toHaveText('Acknowledge 12 completed');
    await expect(panel).toHaveCount(0);
  });

  test('a page that cannot be read leaves the rows before it, dimmed, with their time', async ({
    page,
    docket,
  }) => {
    await docket.addTask({ taskNo: TASK, rows: FINISHED });
    const task = taskPage(page);
    await page.goto(`/tasks/${TASK}?pageSize=10`);
    await expect(task.rows).toHaveCount(10);
    await expect(task.acknowledgeAll).toBeVisible();
    // The counts come by the same operation that is about to be refused.
    await expect(task.progress).toContainText('12 domains');
    await docket.addFault({ kind: 'error', action: 'QueryTaskDetailList', code: 'Forbidden.RAM' });
    await page.getByRole('button', { name: 'Next page' }).click();
    const panel = page.getByRole('region', { name: 'Not allowed to read the task' });
    await expect(panel).toContainText('Showing what was read at');
    await expect(task.rows).toHaveCount(10);
    await expect(task.progress).toContainText('DNS server change · 12 domains');
    // Rows of another filter would not be what the filter says.
    await task.status('Failed').click();
    await expect(panel).not.toContainText('Showing what was read at');
    await expect(task.rows).toHaveCount(0);
    await page.goBack();
    await docket.clearFaults();
    // Going back asks again too: whether the message is still there depends on which came first.
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(panel).toHaveCount(0);
    await expect(task.rows).toHaveCount(2);
  });

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
    expect(await docket.calls('QueryTaskDetailList')).toHaveLength(1);
    await docket.clearFaults();
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(taskPage(page).rows).toHaveCount(12);
  });
});
