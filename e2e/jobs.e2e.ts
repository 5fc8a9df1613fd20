import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { DocketProcess } from './docket-process.ts';
import { expect, test } from './fixtures.ts';
import { keyboard } from './keyboard.ts';
import { resultsPage } from './results-page.ts';
import { TASK, taskPage } from './task-page.ts';

/** The five jobs that people open Docket for, each done without a mouse. */

const MINUTE = 60_000;
const states = (docket: DocketProcess) => [...new Set(docket.ledger().map((row) => row.state))];
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test.describe.configure({ timeout: 120_000 });

test.describe('Monday', () => {
  test.use({ settings: { DOCKET_EMULATOR_RESULTS: '2500', DOCKET_UNDO_SECONDS: '0' } });

  test('2,500 results wait: all that succeeded are acknowledged, the failures stay', async ({
    page,
    docket,
  }) => {
    const results = resultsPage(page);
    const keys = keyboard(page);
    await page.goto('/results');
    await expect(results.rows).toHaveCount(50);
    await keys.activate(results.status('Succeeded'));
    await expect(page).toHaveURL('/results?status=succeeded');
    await expect(results.rows.filter({ hasText: 'Failed' })).toHaveCount(0);
    await keys.tabTo(page.getByRole('checkbox', { name: 'Select all shown' }));
    await keys.press('Space');
    await keys.activate(button(page, /^Select all [\d,]+ results$/));
    const confirm = results.dialog.getByRole('button', { name: /^Acknowledge [\d,]+ results$/ });
    await expect(confirm).toBeVisible({ timeout: 30_000 });
    await expect(results.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await keys.activate(confirm);

    await expect.poll(() => states(docket), { timeout: 60_000 }).toEqual(['confirmed']);
    const operations = page.getByRole('region', { name: 'Operations in progress' });
    await expect(operations).toContainText(`${docket.ledger().length.toLocaleString('en')} acknowledged`);
    const left = await docket.queue();
    expect(left.total + docket.ledger().length).toBe(2500);
    expect(left.items.every((item) => item.status === 'failed')).toBe(true);
    expect(left.items.length).toBeGreaterThan(0);
  });
});

test('one domain whose name is not Latin: found as it is written, read in full, acknowledged', async ({
  page,
  docket,
}) => {
  const [id = ''] = await docket.addRows([
    { domain: 'xn--fsqu00a.example', errorMsg: 'The domain name has an update lock.' },
    { domain: 'other.example' },
  ]);
  const results = resultsPage(page);
  const keys = keyboard(page);
  await page.goto('/results');
  await expect(results.rows).toHaveCount(50);
  await keys.press('/');
  await keys.type('例子.example');
  await keys.press('Enter');
  await expect(results.rows).toHaveCount(1);
  await expect(results.row(id)).toContainText('例子.example');
  await keys.press('Escape', 'j', 'Enter');
  const details = page.getByRole('dialog').or(page.getByRole('complementary'));
  await expect(details).toContainText('The domain name has an update lock.');
  await expect(details).toContainText('xn--fsqu00a.example');
  await keys.press('Escape');
  await expect(results.row(id)).toBeFocused();
  await keys.press('a');
  await expect.poll(() => docket.ledger().map((row) => row.state)).toEqual(['confirmed']);
  expect((await docket.queue()).ids.has(id)).toBe(false);
  expect(docket.ledger()[0]?.domain_name).toBe('xn--fsqu00a.example');
});

test.describe('a renewal of 2,000 domains', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('from a pasted id to the reasons, the failed domains copied, and what succeeded acknowledged', async ({
    page,
    docket,
  }) => {
    const failing = (index: number) => index % 100 === 0;
    await docket.addTask({
      taskNo: TASK,
      taskType: 'ORDER_RENEW',
      rows: Array.from({ length: 2000 }, (_, index) => ({
        domain: `renew-${index}.example`,
        ...(failing(index) && { errorMsg: 'The balance is too low.' }),
      })),
    });
    const task = taskPage(page);
    const keys = keyboard(page);
    await page.goto('/tasks');
    await keys.tabTo(task.field);
    await keys.type(TASK);
    await keys.press('Enter');
    await expect(task.progress).toContainText('2,000 domains');
    await keys.activate(button(page, 'Reasons of 20 failures'));
    await expect(task.reasons).toContainText('The balance is too low.');
    await keys.activate(task.reasons.getByRole('button', { name: 'Copy all 20 failed domains' }));
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(async () => (await clipboard()).split('\n').length).toBe(20);
    await expect(task.acknowledgeAll).toHaveText('Acknowledge 2,000 completed');
    await keys.activate(task.acknowledgeAll);
    await keys.activate(task.dialog.getByRole('button', { name: /^Acknowledge 1,980 succeeded/ }));
    await expect.poll(() => states(docket), { timeout: 60_000 }).toEqual(['confirmed']);
    expect(docket.ledger()).toHaveLength(1980);
    await expect(task.progress).toContainText('20 results in the queue');
    const left = (await docket.queue()).items.filter((item) => item.taskNo === TASK);
    expect(left.every((item) => item.errorMsg === 'The balance is too low.')).toBe(true);
  });
});

test('a DNS batch: followed by its id until it has ended', async ({ page, docket }) => {
  await docket.addBatch({
    taskId: '200000002',
    batchType: 'RR_ADD',
    total: 80,
    failing: 3,
    submittedMsAgo: 5 * MINUTE,
    lastsMs: 20 * MINUTE,
  });
  const keys = keyboard(page);
  await page.clock.install();
  await page.goto('/results');
  await expect(resultsPage(page).rows).toHaveCount(50);
  await keys.press('g', 'b');
  await expect(page).toHaveURL('/batches');
  await keys.tabTo(page.getByRole('textbox', { name: 'Batch task ID' }));
  await keys.type('200000002');
  await keys.press('Enter');
  const row = page.locator('tr[data-row-id="200000002"]');
  await expect(row).toContainText('In progress');
  await expect(button(page, 'Unfollow batch 200000002')).toBeVisible();
  await docket.advance(20 * MINUTE);
  await expect
    .poll(
      async () => {
        await page.clock.fastForward(30_000);
        return row.innerText();
      },
      { timeout: 30_000, intervals: [500] },
    )
    .toContain('Completed');
  await expect(row.getByRole('img')).toHaveAccessibleName('77 succeeded and 3 failed of 80');
});

test('an audit: who was acknowledged on which day, with the reason, as a file', async ({ page, docket }) => {
  const [id = ''] = await docket.addRows([
    { domain: 'audited.example', errorMsg: 'Task failed.', failReason: 'The registry said no.' },
  ]);
  const results = resultsPage(page);
  const keys = keyboard(page);
  await page.goto('/results?domain=audited.example');
  await expect(results.rows).toHaveCount(1);
  await keys.press('j', 'a');
  await expect.poll(() => docket.ledger().map((row) => row.state)).toEqual(['confirmed']);

  await keys.press('g', 'a');
  await expect(page).toHaveURL('/acknowledged');
  const rows = page.locator('tbody tr[data-row-id]');
  await expect(rows).toHaveCount(1);
  await keys.press('/');
  await keys.type('audited.example');
  await keys.press('Enter');
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
  const [year = '', month = '', day = ''] = today.split('-');
  // The browser's own language decides the order of a date's parts.
  for (const name of ['From', 'To']) {
    await keys.tabTo(page.getByLabel(name));
    await keys.type(`${month}${day}${year}`);
    await keys.press('Enter');
  }
  await expect(page).toHaveURL(new RegExp(`domain=audited\\.example.*from=${today}&to=${today}`));
  await expect(rows).toHaveCount(1);
  await keys.tabTo(rows.first().getByRole('rowheader').getByRole('button'));
  await keys.press('Enter');
  const details = page.getByRole('dialog').or(page.getByRole('complementary'));
  await expect(details).toContainText('The registry said no.');
  await keys.press('Escape');
  const download = page.waitForEvent('download');
  await keys.activate(page.getByRole('link', { name: 'Export CSV' }).or(button(page, 'Export CSV')));
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).toContain(id);
  expect(text).toContain('The registry said no.');
});
