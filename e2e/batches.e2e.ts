import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const HUGE = '9223372036854775807';
const SECOND = 1_000;

function batchesPage(page: Page) {
  const rows = page.locator('tbody tr[data-row-id]');
  return {
    rows,
    row: (text: string) => rows.filter({ hasText: text }),
    field: page.getByRole('textbox', { name: 'Batch task ID' }),
    follow: page.getByRole('button', { name: 'Follow', exact: true }),
    type: (name: string) =>
      page.getByRole('group', { name: 'Batch type' }).getByRole('button', { name, exact: true }),
    status: (name: string) =>
      page.getByRole('group', { name: 'Status' }).getByRole('button', { name, exact: true }),
    ids: () => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-row-id') ?? '')),
  };
}

test('the latest batch of each type, with counts and reasons; one call for each', async ({
  page,
  docket,
}) => {
  const batches = batchesPage(page);
  await page.goto('/batches');
  await expect(batches.rows).toHaveCount(4);
  await expect(batches.row('Add domain names')).toContainText('9007199254740993');
  await expect(batches.row('Delete domain names')).toContainText('Failed');
  await expect(batches.row('Delete domain names')).toContainText('No match is found');
  await expect(batches.row('Add DNS records')).toContainText('In progress');
  const asked = (await docket.calls('DescribeBatchResultCount')).map(({ params }) => params.BatchType);
  expect(asked.sort()).toEqual(['DOMAIN_ADD', 'DOMAIN_DEL', 'RR_ADD', 'RR_DEL']);
});

test('an id of 19 digits is typed, shown, in the address and on the wire exactly; it outlasts a restart', async ({
  page,
  docket,
}) => {
  docket.addBatch({
    taskId: HUGE,
    type: 'RR_DEL',
    submitted: -90_000 * SECOND,
    ends: -80_000 * SECOND,
    total: 30,
    failing: 2,
  });
  const batches = batchesPage(page);
  await page.goto('/batches');
  await batches.field.fill(` ${HUGE}`);
  await batches.follow.click();
  await expect(page).toHaveURL(`/batches?taskId=${HUGE}`);
  await expect(batches.rows.first()).toContainText(HUGE);
  await expect(batches.rows.first()).toContainText('28');
  await expect(batches.field).toHaveValue('');
  const sent = (await docket.calls('DescribeBatchResultCount')).map(({ params }) => params.TaskId);
  expect(sent).toContain(HUGE);

  const port = new URL(docket.url).port;
  await docket.stop();
  await docket.start({ PORT: port });
  await page.goto('/batches');
  await expect(batches.row(HUGE)).toContainText('Completed');
  await batches
    .row(HUGE)
    .getByRole('button', { name: `Unfollow batch ${HUGE}` })
    .click();
  await expect(batches.row(HUGE)).toHaveCount(0);
  await page.reload();
  await expect(batches.rows).toHaveCount(4);
  await expect(batches.row(HUGE)).toHaveCount(0);
});

test('a batch in progress is watched to its end, and not asked for any more', async ({ page, docket }) => {
  test.setTimeout(60_000);
  docket.addBatch({
    taskId: '200000001',
    type: 'RR_DEL',
    submitted: -5 * SECOND,
    ends: 9 * SECOND,
    total: 140,
    failing: 0,
  });
  const batches = batchesPage(page);
  await page.clock.install();
  await page.goto('/batches?batchType=RR_DEL');
  await expect(batches.row('200000001')).toContainText('In progress');
  await expect(page.getByText('1 in progress, looked at again by itself')).toBeVisible();
  await expect(batches.row('200000001')).toContainText('Completed', { timeout: 20_000 });
  await expect(batches.row('200000001')).toContainText('140');
  await docket.clearCalls();
  await page.clock.fastForward(120_000);
  await page.evaluate(() => fetch('/healthz'));
  expect(await docket.calls('DescribeBatchResultCount')).toEqual([]);
});

test('what is no id is refused as it is typed, and nothing is asked', async ({ page, docket }) => {
  const batches = batchesPage(page);
  await page.goto('/batches');
  await expect(batches.rows).toHaveCount(4);
  await docket.clearCalls();
  await batches.field.fill('9223372036854775808');
  await expect(page.getByText(`No batch task ID is above ${HUGE}.`)).toBeVisible();
  await expect(batches.field).toHaveAttribute('aria-invalid', 'true');
  await batches.field.press('Enter');
  for (const wrong of ['75addb07', '-1', '0', '1.5']) {
    await batches.field.fill(wrong);
    await expect(page.getByText(/whole number above 0, in digits only/)).toBeVisible();
    await expect(batches.follow).toHaveAttribute('aria-disabled', 'true');
  }
  await expect(page).toHaveURL('/batches');
  const asked = (await docket.calls('DescribeBatchResultCount')).map(({ params }) => params.TaskId);
  expect(asked.filter(Boolean)).toEqual([]);
});

test('an id that nobody answers to says so in its own words, and can be followed and dropped', async ({
  page,
}) => {
  const batches = batchesPage(page);
  await page.goto('/batches?taskId=424242');
  const row = batches.row('424242');
  await expect(row).toContainText('No batch answers to this ID');
  await expect(row).toContainText('looked up');
  await row.hover();
  await row.getByRole('button', { name: 'Follow batch 424242' }).click();
  await expect(row.getByRole('button', { name: 'Unfollow batch 424242' })).toBeVisible();
  await row.getByRole('button', { name: 'Unfollow batch 424242' }).click();
  await expect(row).toHaveCount(0);
  await expect(page).toHaveURL('/batches');
});

test('filter by type, status and text, sort by a number; the address says it all', async ({ page }) => {
  const batches = batchesPage(page);
  await page.goto('/batches');
  await expect(batches.rows).toHaveCount(4);
  await batches.status('Completed').click();
  await expect(batches.rows).toHaveCount(2);
  await batches.status('Any status').click();
  await page.getByRole('button', { name: 'Total' }).click();
  await expect(page.getByRole('columnheader', { name: 'Total' })).toHaveAttribute('aria-sort', 'ascending');
  expect((await batches.ids())[0]).toBe('DOMAIN_DEL');
  await page.getByRole('button', { name: 'Total' }).click();
  await expect(page).toHaveURL('/batches?sort=-total');
  await expect(batches.rows.first()).toContainText('Add DNS records');
  await page.getByRole('textbox', { name: 'ID, type or reason' }).fill('no match');
  await expect(batches.rows).toHaveCount(1);
  await page.reload();
  await expect(batches.rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(batches.rows).toHaveCount(4);
  await batches.type('Add DNS records').click();
  await expect(batches.rows).toHaveCount(1);
  await expect(page).toHaveURL(/batchType=RR_ADD/);
});

test('many followed batches have pages', async ({ page, docket }) => {
  for (let id = 1; id <= 25; id += 1) {
    docket.addBatch({
      taskId: String(id),
      type: 'RR_ADD',
      submitted: -200_000 * SECOND,
      ends: -199_000 * SECOND,
      total: id,
      failing: 0,
    });
  }
  const batches = batchesPage(page);
  await page.goto('/batches');
  await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-docket': '1' };
    for (let id = 1; id <= 25; id += 1) {
      const body = JSON.stringify({ taskId: String(id) });
      await fetch('/api/followed-batches', { method: 'POST', headers, body });
    }
  });
  await page.goto('/batches?pageSize=20&sort=taskId');
  const range = page.getByRole('navigation', { name: 'Pagination' }).getByText(/^\d.*of/);
  await expect(range).toHaveText('1–20 of 29', { timeout: 20_000 });
  expect((await batches.ids()).slice(0, 3)).toEqual(['1', '2', '3']);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(batches.rows).toHaveCount(9);
});

test.describe('forbidden', () => {
  test.use({ expectedErrors: [/status of 40[03]/] });

  test('batch counts are refused: this page says so, and the others work', async ({ page, docket }) => {
    await docket.addFault({ kind: 'error', action: 'DescribeBatchResultCount', code: 'Forbidden.RAM' });
    await page.goto('/batches');
    const panel = page.getByRole('region', { name: 'Not allowed to read batch counts' });
    await expect(panel).toContainText('Forbidden.RAM');
    await expect(panel).toContainText('alidns:DescribeBatchResultCount');
    await page.getByRole('link', { name: 'Results', exact: false }).first().click();
    await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(50);
    await page.getByRole('link', { name: 'Task details' }).click();
    await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible();
    await docket.clearFaults();
    await page.getByRole('link', { name: 'Batch counts' }).click();
    await expect(batchesPage(page).rows).toHaveCount(4);
  });
});
