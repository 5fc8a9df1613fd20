import { expect, test } from './fixtures.ts';
import { resultsPage } from './results-page.ts';

test('a date is typed key by key, applied by Enter, and picked dates still work', async ({ page }) => {
  await page.goto('/acknowledged');
  const from = page.getByLabel('From', { exact: true });
  await from.focus();
  await page.keyboard.type('11252026');
  await expect(from).toHaveValue('2026-11-25');
  await expect(page).toHaveURL('/acknowledged');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/acknowledged?from=2026-11-25');
  await expect(from).toBeFocused();
  await page.reload();
  await expect(from).toHaveValue('2026-11-25');
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(from).toHaveValue('');
});

test('nothing is applied while an input method composes, and typing is one step of the history', async ({
  page,
  docket,
}) => {
  await docket.addRows([{ domain: '中文.example' }]);
  const results = resultsPage(page);
  await page.goto('/results');
  await expect(results.rows).toHaveCount(50);
  const field = page.getByRole('textbox', { name: 'Domain name' });
  await field.focus();
  await docket.clearCalls();
  const client = await page.context().newCDPSession(page);
  for (const text of ['z', 'zhong', "zhong'wen"]) {
    await client.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    // Longer than the pause that applies what is typed.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
    await expect(field).toHaveValue(text);
  }
  expect(await docket.calls('PollTaskResult')).toEqual([]);
  await expect(page).toHaveURL('/results');
  await client.send('Input.insertText', { text: '中文' });
  await page.keyboard.type('.example', { delay: 600 });
  await expect(results.rows).toHaveCount(1);
  await expect(page).toHaveURL(/domain=/);
  await page.goBack();
  await expect(page).toHaveURL('/results');
  await expect(results.rows).toHaveCount(50);
});

test('Enter in the page field turns the page and stays in the field', async ({ page }) => {
  const results = resultsPage(page);
  await page.goto('/results');
  const field = page.getByRole('textbox', { name: 'Page', exact: true });
  await field.click();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(results.range).toHaveText('101–150 of 150');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('3');
});
