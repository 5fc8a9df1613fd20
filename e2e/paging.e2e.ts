import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

test.use({ settings: { DOCKET_EMULATOR_RESULTS: '60', DOCKET_UNDO_SECONDS: '1' } });

test('5 of the first 20 acknowledged: next shows the rows that were 21 to 40', async ({ page, docket }) => {
  const order = (await docket.queue()).items.map((item) => item.taskDetailNo);
  const { row, ids, range, dialog, first } = await openResults(page, '/results?pageSize=20');
  expect(first).toEqual(order.slice(0, 20));
  for (const id of order.slice(0, 5)) await row(id).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Acknowledge 5' }).click();
  await dialog.getByRole('button', { name: 'Acknowledge 5 results' }).click();
  await expect(range).toHaveText('1–15 of 55');
  expect(await ids()).toEqual(order.slice(5, 20));
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(range).toHaveText('16–35 of 55');
  expect(await ids()).toEqual(order.slice(20, 40));
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(range).toHaveText('36–55 of 55');
  expect(await ids()).toEqual(order.slice(40, 60));
  await page.reload();
  await expect(range).toHaveText('41–55 of 55');
});

test('10 of the first 20 acknowledged elsewhere: every row that stayed is on a page, and the 10 are told', async ({
  page,
  docket,
}) => {
  const order = (await docket.queue()).items.map((item) => item.taskDetailNo);
  const { ids, range } = await openResults(page, '/results?pageSize=20');
  await docket.acknowledgeElsewhere(order.slice(0, 10));
  await docket.addRows([{ domain: 'arrived.example' }]);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(range).toHaveText('12–31 of 51');
  expect(await ids()).toEqual(order.slice(20, 40));
  const footer = page.getByRole('navigation', { name: 'Pagination' });
  await expect(footer).toContainText('10 left elsewhere');
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(range).toHaveText('32–51 of 51');
  expect(await ids()).toEqual(order.slice(40, 60));
  await page.getByRole('button', { name: 'First page' }).click();
  await expect(range).toHaveText('2–11 of 51');
  expect(await ids()).toEqual(order.slice(10, 20));
  // The server gives an answer again for 5 s, also to somebody who asks anew.
  const refresh = async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    return range.textContent();
  };
  await expect.poll(refresh).toBe('1–20 of 51');
  await expect(footer).not.toContainText('left elsewhere');
});

test('a page whose every row has left offers the next ones', async ({ page, docket }) => {
  const order = (await docket.queue()).items.map((item) => item.taskDetailNo);
  const { ids, range, dialog } = await openResults(page, '/results?pageSize=20');
  await page.getByRole('checkbox', { name: 'Select all shown' }).click();
  await page.getByRole('button', { name: 'Acknowledge 20' }).click();
  await dialog.getByRole('button', { name: 'Acknowledge 20 results' }).click();
  await expect(page.getByText('Page cleared')).toBeVisible();
  await page.getByRole('button', { name: 'Next 20' }).click();
  await expect(range).toHaveText('1–20 of 40');
  expect(await ids()).toEqual(order.slice(20, 40));
});

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the button is there without pointing at the card', async ({ page, docket }) => {
    const { row, id } = await openResults(page);
    await page.mouse.move(0, 0);
    const button = row(id).getByRole('button', { name: /^Acknowledge/ });
    await expect(button.locator('xpath=..')).toHaveCSS('opacity', '1');
    await button.click();
    await expect.poll(() => docket.ledger().map((entry) => entry.state)).toEqual(['confirmed']);
  });
});
