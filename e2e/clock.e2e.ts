import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

const AHEAD_MS = 26 * 3_600_000;

test.describe('a browser whose clock is 26 h ahead', () => {
  test.use({ settings: { DOCKET_EMULATOR_RESULTS: '0', DOCKET_UNDO_SECONDS: '30' } });

  test('ages and countdowns go by the server’s clock', async ({ page, docket }) => {
    await page.clock.install({ time: Date.now() + AHEAD_MS });
    const [id = ''] = await docket.addRows([{ domain: 'clock.example' }]);
    const { row, acknowledge } = await openResults(page);
    expect(await page.evaluate(() => Date.now())).toBeGreaterThan(Date.now() + AHEAD_MS - 60_000);
    const age = row(id).getByRole('time');
    await expect(age).toHaveText(/^(just now|1 min ago)$/);
    await acknowledge(id);
    await expect(row(id)).toContainText(/in (30|2\d|1\d) s/);
    await page.goto('/acknowledged');
    await expect(page.locator(`tr[data-row-id*="${id}"]`).getByRole('time')).toHaveText(
      /^(just now|1 min ago)$/,
    );
    expect(docket.ledger().map((entry) => entry.state)).toEqual(['pending']);
    await page.goto('/batches');
    await expect(page.getByText(/^Checked (just now|1 min ago)$/)).toBeVisible();
  });
});
