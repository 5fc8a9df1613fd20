import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

const column = (ids: readonly string[], items: readonly { taskDetailNo: string; updateTime: string }[]) =>
  ids.map((id) => items.find((item) => item.taskDetailNo === id)?.updateTime);

test('a page is sorted within itself, says so, and remembers it', async ({ page, docket }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  const results = await openResults(page);
  const { items } = await docket.queue();
  // The table library is loaded for who sorts or chooses columns.
  expect(scripts.some((url) => /\/arrange-/.test(url))).toBe(false);
  const header = results.table.getByRole('columnheader', { name: 'Updated' });
  const sort = header.getByRole('button', { name: 'Updated' });

  await sort.click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByText('page sorted by “Updated”')).toBeVisible();
  const ascending = await results.ids();
  expect([...ascending].sort()).toEqual([...results.first].sort());
  expect(column(ascending, items)).toEqual([...column(ascending, items)].sort());
  await sort.click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const descending = await results.ids();
  expect(column(descending, items)).toEqual([...column(ascending, items)].reverse());

  // The drawer goes from row to row as they are shown.
  await results
    .row(descending[0] ?? '')
    .getByRole('button')
    .first()
    .click();
  const drawer = results.dialog;
  await drawer.getByRole('button', { name: 'Next result' }).click();
  await expect(page).toHaveURL(new RegExp(`open=${descending[1]}`));
  await drawer.getByRole('button', { name: 'Close' }).click();

  await page.reload();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  expect(await results.ids()).toEqual(descending);
  await sort.click();
  await expect(header).not.toHaveAttribute('aria-sort');
  expect(await results.ids()).toEqual(results.first);
});

test('columns are hidden, shown and moved by keyboard, and remembered', async ({ page }) => {
  const results = await openResults(page);
  const names = () =>
    results.table.getByRole('columnheader').evaluateAll((cells) => cells.map((cell) => cell.textContent));
  const before = await names();
  await results.table.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  await expect(results.dialog.getByRole('checkbox', { name: 'Domain name' })).toBeDisabled();
  await results.dialog.getByRole('checkbox', { name: 'Retries' }).press('Space');
  await results.dialog.getByRole('checkbox', { name: 'Instance ID' }).press('Space');
  await results.dialog.getByRole('button', { name: 'Move “Updated” to the front' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(results.table.getByRole('button', { name: 'Columns' })).toBeFocused();
  const after = ['', 'Status', 'Domain name', 'Task type', 'Updated', 'Message', 'Task ID', 'Instance ID'];
  await expect.poll(names).toEqual([expect.any(String), ...after.slice(1), before.at(-1)]);

  await page.reload();
  await expect(results.rows.first()).toBeVisible();
  expect((await names()).slice(1, -1)).toEqual(after.slice(1));
  await results.table.getByRole('button', { name: 'Columns' }).click();
  await results.dialog.getByRole('button', { name: 'As at first' }).click();
  await results.dialog.getByRole('button', { name: 'Close' }).click();
  await expect.poll(names).toEqual(before);
});
