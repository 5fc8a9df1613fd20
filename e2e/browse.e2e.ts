import { expect, test } from './fixtures.ts';
import { resultsPage } from './results-page.ts';

test('the queue is there at once: 50 rows, true counts, one upstream call for each question', async ({
  page,
  docket,
}) => {
  const results = resultsPage(page);
  await page.goto('/');
  await expect(page).toHaveURL('/results');
  await expect(page).toHaveTitle(/Task results/);
  await expect(results.rows).toHaveCount(50);
  await expect(results.range).toHaveText('1–50 of 150');
  const { items } = await docket.queue();
  await expect(results.rows.first()).toHaveAttribute('data-row-id', items[0]?.taskDetailNo ?? '');
  await expect(results.table).toHaveAttribute('aria-rowcount', '151');
  // One for the rows, two for the counts (and one that the line above asked for itself).
  const asked = (await docket.calls('PollTaskResult')).map(({ params }) => params.PageSize);
  expect(asked.sort()).toEqual(['1', '1', '1000', '50']);
});

test('filter by status and domain; the address says it, a reload and a friend see the same', async ({
  page,
  docket,
  context,
}) => {
  const results = resultsPage(page);
  const { items } = await docket.queue();
  const failures = items.filter((item) => item.status === 'failed');
  await page.goto('/results');
  await results.status('Failed').click();
  await expect(results.rows).toHaveCount(Math.min(50, failures.length));
  await expect(page).toHaveURL('/results?status=failed');
  for (const row of await results.rows.all()) await expect(row).toContainText('Failed');

  const domain = failures[0]?.domainName ?? '';
  await page.getByRole('textbox', { name: 'Domain name' }).fill(` ${domain.toUpperCase()} `);
  const matching = failures.filter((item) => item.domainName === domain).length;
  await expect(results.rows).toHaveCount(matching);
  await expect(page).toHaveURL(`/results?${new URLSearchParams({ status: 'failed', domain })}`);

  await page.reload();
  await expect(results.rows).toHaveCount(matching);
  const friend = await context.newPage();
  await friend.goto(page.url());
  await expect(resultsPage(friend).rows).toHaveCount(matching);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL('/results');
  await expect(results.rows).toHaveCount(50);
});

test('page forwards and back; a larger page; every row is met once', async ({ page, docket }) => {
  const results = resultsPage(page);
  await page.goto('/results');
  const met: string[] = [];
  for (const range of ['1–50', '51–100', '101–150']) {
    await expect(results.range).toHaveText(`${range} of 150`);
    met.push(...(await results.ids()));
    if (range !== '101–150') await page.getByRole('button', { name: 'Next page' }).click();
  }
  expect(new Set(met)).toEqual((await docket.queue()).ids);
  await expect(page.getByRole('button', { name: 'Next page' })).toHaveAttribute('aria-disabled', 'true');
  await page.goBack();
  await expect(results.range).toHaveText('51–100 of 150');
  await page.getByRole('combobox', { name: 'Rows per page' }).selectOption('500');
  await expect(results.range).toHaveText('1–150 of 150');
  await expect(page).toHaveURL('/results?pageSize=500');
});

test('nonsense in the address becomes defaults; a page past the end becomes the last', async ({ page }) => {
  const results = resultsPage(page);
  await page.goto('/results?page=-1&pageSize=9e9&status=nice&domain=%00&what=ever');
  await expect(results.range).toHaveText('1–50 of 150');
  await page.goto('/results?page=99');
  await expect(results.range).toHaveText('101–150 of 150');
  await expect(page.getByText('There is no page 99; this is the last one.')).toBeVisible();
});

test('no match, and an empty queue, say different things', async ({ page, docket }) => {
  await page.goto('/results?domain=nobody-has-this.example');
  await expect(page.getByRole('button', { name: 'Clear filters' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(resultsPage(page).rows).toHaveCount(50);
  expect((await docket.queue()).total).toBe(150);
});

test.describe('a thousand rows', () => {
  test.use({ settings: { DOCKET_EMULATOR_RESULTS: '1200' } });

  test('one page of 1,000 draws only what is seen, tells its true size, and scrolls to its end', async ({
    page,
  }) => {
    const results = resultsPage(page);
    await page.goto('/results?pageSize=1000');
    await expect(results.range).toHaveText('1–1,000 of 1,200');
    await expect(results.table).toHaveAttribute('aria-rowcount', '1201');
    expect(await results.rows.count()).toBeLessThan(100);
    await page.keyboard.press('End');
    await expect(page.locator('tr[aria-rowindex="1001"]')).toBeVisible();
    const end = await page.evaluate(() => window.scrollY);
    await page.keyboard.press('j');
    await expect(page.locator('tr:focus')).toBeVisible();
    expect(end - (await page.evaluate(() => window.scrollY))).toBeLessThan(1000);
  });
});

test('the Back button is obeyed although the field that was typed in still has the focus', async ({
  page,
  docket,
}) => {
  await docket.addRows([{ domain: 'first.example' }, { domain: 'second.example' }]);
  const results = resultsPage(page);
  const field = page.getByRole('textbox', { name: 'Domain name' });
  await page.goto('/results');
  for (const name of ['first.example', 'second.example']) {
    await field.fill(name);
    await field.press('Enter');
    await expect(results.rows).toHaveCount(1);
    await expect(page).toHaveURL(`/results?domain=${name}`);
  }
  await page.goBack();
  await expect(field).toHaveValue('first.example');
  await field.press('Tab');
  await expect(page).toHaveURL('/results?domain=first.example');
  await expect(results.rows).toContainText('first.example');
});
