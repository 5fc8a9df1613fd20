import { batchesPage } from './batches-page.ts';
import type { DocketProcess } from './docket-process.ts';
import { expect, test } from './fixtures.ts';

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

test.describe('answers that no document foresees', () => {
  const answered = (docket: DocketProcess, fields: Record<string, string | number | null>) =>
    docket.addFault({ kind: 'altered', action: 'DescribeBatchResultCount', fields });

  test('a status that is not listed is shown as it came, and the batch is not called finished', async ({
    page,
    docket,
  }) => {
    await answered(docket, { Status: 7 });
    await page.goto('/batches?batchType=RR_DEL');
    const row = batchesPage(page).rows.first();
    await expect(row.getByTitle('The API answered with a status that no document lists.')).toHaveText(
      '7unknown',
    );
    await expect(row.getByText('unknown')).toHaveAttribute('title', /does not know this value/);
    await expect(row).not.toContainText(/Completed|Failed/);
    await expect(row).not.toContainText('don’t add up');
  });

  test('counts that do not make the total are said not to, once the batch has ended', async ({
    page,
    docket,
  }) => {
    await answered(docket, { Status: 1, TotalCount: 148, SuccessCount: 140, FailedCount: 3 });
    await page.goto('/batches?batchType=RR_DEL');
    const row = batchesPage(page).rows.first();
    await expect(row.getByText('Counts don’t add up').filter({ visible: true })).toHaveAttribute(
      'title',
      'It has ended with 140 succeeded and 3 failed, which does not make 148.',
    );
    await expect(row.getByRole('img')).toHaveAccessibleName('140 succeeded and 3 failed of 148');
  });

  test('counts above the total are said to be, while the batch still runs', async ({ page, docket }) => {
    await answered(docket, { Status: 0, TotalCount: 10, SuccessCount: 12, FailedCount: 1 });
    await page.goto('/batches?batchType=RR_ADD');
    await expect(
      batchesPage(page).rows.first().getByText('Counts don’t add up').filter({ visible: true }),
    ).toHaveAttribute('title', '12 succeeded and 1 failed are already more than 10.');
  });

  test('a count that is no number is left out, and no sum is made of it', async ({ page, docket }) => {
    await answered(docket, { Status: 1, TotalCount: 'many', SuccessCount: -4 });
    await page.goto('/batches?batchType=RR_DEL');
    const row = batchesPage(page).rows.first();
    await expect(row).toContainText('Completed');
    await expect(row.getByRole('cell').filter({ hasText: /^-?\d{1,3}$/ })).toHaveText(['0']);
    await expect(row).not.toContainText('don’t add up');
  });

  test('no batch of a type yet, and an unlisted type: each in its own words', async ({ page, docket }) => {
    await answered(docket, { Status: -1, TaskId: null, BatchType: null, TotalCount: 0 });
    await page.goto('/batches?batchType=DOMAIN_DEL');
    const row = batchesPage(page).rows.first();
    await expect(row).toContainText('No batch of this type yet');
    await expect(row).toContainText('Delete domain names');
    await docket.clearFaults();
    await answered(docket, { BatchType: 'RR_MOVE' });
    await page.goto('/batches?taskId=9007199254740993');
    await expect(batchesPage(page).row('9007199254740993')).toContainText('RR_MOVE');
  });
});

test.describe('forbidden', () => {
  test.use({ expectedErrors: [/status of 40[03]/] });

  test('batch counts are refused: this page says so, and the others work', async ({ page, docket }) => {
    await docket.addFault({
      kind: 'error',
      action: 'DescribeBatchResultCount',
      times: 0,
      code: 'Forbidden.RAM',
    });
    await page.goto('/batches');
    const panel = page.getByRole('region', { name: 'Not allowed to read batch counts' });
    await expect(panel).toContainText('Forbidden.RAM');
    await expect(panel).toContainText('alidns:DescribeBatchResultCount');
    expect(await docket.calls('DescribeBatchResultCount')).toHaveLength(4);
    await page.getByRole('link', { name: 'Results', exact: false }).first().click();
    await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(50);
    await page.getByRole('link', { name: 'Task details' }).click();
    await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible();
    await docket.clearFaults();
    await page.getByRole('link', { name: 'Batch counts' }).click();
    await expect(batchesPage(page).rows).toHaveCount(4);
  });
});
