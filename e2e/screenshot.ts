import { expect, test } from './fixtures.ts';

/** Not a test: takes the README's picture of the built product (`npm run screenshot`). */
test.use({ settings: { DOCKET_EMULATOR_RESULTS: '2500' }, viewport: { width: 1280, height: 720 } });

test('picture', async ({ page }) => {
  await page.goto('/results');
  await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible();
  await page.screenshot({ path: 'public/screenshot.png' });
});
