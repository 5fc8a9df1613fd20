import { readFileSync } from 'node:fs';
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

test('a row opens in full, from row to row, with its reason and no call for it; its way leads to the queue', async ({
  page,
  docket,
}) => {
  await docket.addTask({ taskNo: TASK, taskType: 'ORDER_RENEW', rows: FINISHED });
  const task = taskPage(page);
  await page.goto(`/tasks/${TASK}?status=failed`);
  await expect(task.rows).toHaveCount(4);
  await expect(task.acknowledgeAll).toBeVisible();
  await docket.clearCalls();
  await page.getByRole('button', { name: 'locked-0.example', exact: true }).click();
  await expect(task.dialog).toHaveAccessibleName('locked-0.example');
  await expect(task.dialog).toContainText('Reason locked-0.example has an update lock.');
  await expect(task.dialog.getByRole('link', { name: 'View whole task' })).toHaveCount(0);
  await task.dialog.getByRole('button', { name: 'Next result' }).click();
  await expect(task.dialog).toHaveAccessibleName('locked-1.example');
  expect(await docket.calls('QueryTaskDetailList')).toEqual([]);
  await task.dialog.getByRole('link', { name: 'Show in the queue' }).click();
  await expect(page).toHaveURL(`/results?taskNo=${TASK}&domain=locked-1.example`);
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(1);
});

test('the task as a file has all that the filters leave, with the reasons, on all pages', async ({
  page,
  docket,
}) => {
  await docket.addTask({ taskNo: TASK, rows: FINISHED });
  const task = taskPage(page);
  await page.goto(`/tasks/${TASK}?status=failed&pageSize=2`);
  await expect(task.rows).toHaveCount(2);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^docket-task-details-.*\.csv$/);
  const [head, ...records] = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(head).toContain('"failReason"');
  expect(records).toHaveLength(4);
  expect(records[0]).toContain('"locked-0.example has an update lock."');
});
