import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

test.describe('a browser without a network', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test('says so once, keeps the rows dimmed and says that the filter is not applied, until the network is back', async ({
    page,
    context,
    docket,
  }) => {
    const { rows, table, ids, first, status } = await openResults(page);
    await context.setOffline(true);
    const banner = page.getByText('You are offline.', { exact: false });
    await expect(banner).toBeVisible();
    await status('Failed').click();
    const notice = page.getByRole('region', { name: 'Filter not applied' });
    await expect(notice).toContainText('Showing what was read at');
    expect(await ids()).toEqual(first);
    await expect(table).toHaveAttribute('aria-busy', 'true');
    await expect(banner).toHaveCount(1);
    await expect(page.getByText(/Docket does not answer|Is it still running|DocketUnreachable/)).toHaveCount(
      0,
    );
    await context.setOffline(false);
    await expect(banner).toBeHidden();
    await expect(notice).toBeHidden();
    await expect(status('Failed')).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(ids).not.toEqual(first);
    await expect(rows.filter({ hasText: 'Succeeded' })).toHaveCount(0);
    expect(docket.ledger()).toEqual([]);
  });
});

test('a browser that knows of no network, while Docket answers: nothing is said and everything works', async ({
  page,
  docket,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
  const { acknowledge, id } = await openResults(page);
  const asked = page.waitForResponse((response) => response.url().endsWith('/api/session'));
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await asked;
  await acknowledge(id);
  await expect.poll(() => docket.ledger().map((entry) => entry.state)).toEqual(['confirmed']);
  await expect(page.getByText('You are offline.', { exact: false })).toHaveCount(0);
});
