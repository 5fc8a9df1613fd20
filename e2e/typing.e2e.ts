import { expect, test } from './fixtures.ts';
import { openResults, resultsPage } from './results-page.ts';

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
  // As a browser's own calendar does: the value is there at once, no key is pressed.
  await from.evaluate((input: HTMLInputElement) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '2026-11-24');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(page).toHaveURL('/acknowledged?from=2026-11-24');
  await expect(from).toHaveValue('2026-11-24');
});

test('Escape gives back what is applied when something else is typed, and leaves the field otherwise', async ({
  page,
}) => {
  const { row, id, rows } = await openResults(page);
  const name = (await row(id).getByRole('rowheader').getByRole('button').textContent()) ?? '';
  const field = page.getByRole('textbox', { name: 'Domain name' });
  const heading = page.getByRole('heading', { level: 1 });
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/domain=/);
  await expect(rows.first()).toHaveAttribute('data-row-id', id);
  const applied = page.url();
  await page.keyboard.press('Escape');
  await expect(heading).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('z');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue(name);
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading).toBeFocused();
  await expect(page).toHaveURL(applied);
});

test('nothing is applied while an input method composes, and typing is one step of the history', async ({
  page,
  docket,
}) => {
  await docket.addRows([{ domain: '中文.example' }]);
  const results = resultsPage(page);
  await page.clock.install();
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
    await page.clock.fastForward(600);
    await expect(field).toHaveValue(text);
  }
  expect(await docket.calls('PollTaskResult')).toEqual([]);
  await expect(page).toHaveURL('/results');
  await client.send('Input.insertText', { text: '中文' });
  for (const letter of '.example') {
    await page.keyboard.type(letter);
    await page.clock.fastForward(600);
  }
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
