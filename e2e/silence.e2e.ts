import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

test.describe('an export that is refused', () => {
  test.use({ expectedErrors: [/status of 403/] });

  test('says so on the page, with the code; after that the file comes', async ({ page, docket }) => {
    await openResults(page);
    await docket.addFault({ kind: 'error', action: 'PollTaskResult', code: 'Forbidden.RAM' });
    const link = page.getByRole('link', { name: 'Export CSV' });
    await link.click();
    const alert = page.getByRole('alert').filter({ hasText: 'Nothing was exported' });
    await expect(alert).toContainText('Forbidden.RAM');
    await docket.clearFaults();
    const download = page.waitForEvent('download');
    await link.click();
    expect((await download).suggestedFilename()).toMatch(/^docket-task-results-.*\.csv$/);
    expect(await (await download).failure()).toBeNull();
  });
});

test('a copy says so where it was made, and in words when the browser refuses it', async ({
  page,
  context,
  docket,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { row, id } = await openResults(page);
  await row(id).hover();
  const copy = row(id).getByRole('button', { name: 'Copy task ID' });
  await copy.click();
  await expect(copy.getByText('Copied ✓')).toBeVisible();
  const { items } = await docket.queue();
  const taskNo = items.find((item) => item.taskDetailNo === id)?.taskNo;
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(taskNo);
  await expect(copy.getByText('Copied ✓')).toHaveCount(0);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await copy.click();
  await expect(page.getByRole('alert')).toContainText('Copying was refused by the browser');
});

test('a read that is throttled says so, and counts the seconds until it is tried again', async ({
  page,
  docket,
}) => {
  await docket.addFault({
    kind: 'error',
    action: 'PollTaskResult',
    code: 'Throttling.User',
    status: 429,
    retryAfterMs: 14_000,
    times: 3,
  });
  await page.goto('/results');
  await expect(page.getByText(/^Alibaba Cloud limits requests; trying again in \d+ s$/)).toBeVisible();
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(50, { timeout: 40_000 });
  await expect(page.getByText('Alibaba Cloud limits requests', { exact: false })).toHaveCount(0);
});

test.describe('a read that Docket has given up on', () => {
  test.use({ expectedErrors: [/status of 429/] });

  test('is asked for again by the page, which counts the seconds until then', async ({ page, docket }) => {
    await docket.addFault({
      kind: 'error',
      action: 'PollTaskResult',
      code: 'Throttling.User',
      retryAfterMs: 1,
    });
    await page.goto('/results');
    const panel = page.getByRole('region', { name: 'Alibaba Cloud is limiting requests' });
    await expect(panel).toContainText(/Trying again in \d+ s/);
    await docket.clearFaults();
    await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(50, { timeout: 40_000 });
    await expect(panel).toHaveCount(0);
  });
});

test('an acknowledgement that is throttled can be stopped from its toast', async ({ page, docket }) => {
  await docket.addFault({
    kind: 'error',
    action: 'AcknowledgeTaskResult',
    code: 'Throttling.User',
    retryAfterMs: 20_000,
  });
  const { acknowledge, id, toast, alert } = await openResults(page);
  await acknowledge(id);
  await expect(toast.filter({ hasText: 'trying again in' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect.poll(() => docket.ledger().map(({ state }) => state)).toEqual(['interrupted']);
  await expect(alert.filter({ hasText: 'not sent' })).toBeVisible();
  expect((await docket.queue()).ids).toContain(id);
});
