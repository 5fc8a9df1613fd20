import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { resultsPage } from './results-page.ts';
import { FINISHED, TASK, taskPage } from './task-page.ts';

/** Presses a control with the keyboard; it leaves the page by that. */
async function press(page: Page, name: string | RegExp) {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveCount(0);
}

test('a control that leaves by being pressed hands the focus on, within its part of the page', async ({
  page,
  docket,
}) => {
  await docket.addTask({ taskNo: TASK, rows: FINISHED });
  const task = taskPage(page);
  await page.goto(`/tasks/${TASK}?status=failed`);
  await expect(task.rows).toHaveCount(4);
  await press(page, 'Clear all');
  await expect(task.status('All')).toBeFocused();
  await task.rows.first().getByRole('checkbox').check();
  await press(page, 'Clear');
  await expect(page.getByRole('checkbox', { name: 'Select all shown' })).toBeFocused();
  await page.goto(`/tasks/${TASK}?domain=nobody.example`);
  await press(page, 'Clear filters');
  await expect(page.getByRole('checkbox', { name: 'Select all shown' })).toBeFocused();
});

test.describe('an error that is over', () => {
  test.use({ expectedErrors: [/status of 40[03]/] });

  for (const [address, action] of [
    [`/tasks/${TASK}`, 'QueryTaskDetailList'],
    ['/tasks', 'PollTaskResult'],
    ['/batches', 'DescribeBatchResultCount'],
  ] as const) {
    test(`leaves the focus on the heading of ${address}`, async ({ page, docket }) => {
      await docket.addTask({ taskNo: TASK, rows: FINISHED });
      await docket.addFault({ kind: 'error', action, code: 'Forbidden.RAM' });
      await page.goto(address);
      await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
      await docket.clearFaults();
      await press(page, 'Retry');
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    });
  }
});

test('whoever moves the focus away keeps it there, whatever leaves afterwards', async ({ page }) => {
  const results = resultsPage(page);
  await page.goto('/results');
  await expect(results.rows).toHaveCount(50);
  const [first = ''] = await results.ids();
  await results.row(first).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Clear', exact: true }).focus();
  await page.getByRole('textbox', { name: 'Domain name' }).focus();
  await page
    .getByRole('button', { name: 'Clear', exact: true })
    .evaluate((button) => (button as HTMLElement).click());
  await expect(page.getByRole('textbox', { name: 'Domain name' })).toBeFocused();
});

test('Enter on a task in the queue opens it', async ({ page }) => {
  await page.goto('/tasks');
  const row = page.locator('tbody tr[data-row-id]').first();
  await expect(row).toBeVisible();
  const id = await row.getAttribute('data-row-id');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/tasks/${id}`);
});

test('a row that is scrolled out of a long page leaves the focus nowhere that Space could press', async ({
  page,
}) => {
  const results = resultsPage(page);
  await page.goto('/results?pageSize=1000');
  await expect(results.range).toHaveText('1–150 of 150');
  const [first = ''] = await results.ids();
  await page.keyboard.press('j');
  await expect(results.row(first)).toBeFocused();
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 5_000);
  await expect(results.row(first)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Clear', exact: true })).toHaveCount(0);
});
