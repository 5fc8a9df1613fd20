import type { DocketProcess } from './docket-process.ts';
import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

const states = (docket: DocketProcess) => docket.ledger().map((row) => row.state);

test.describe('while a filter is not answered', () => {
  test.use({ expectedErrors: [/status of 504/] });

  test('rows of the filter before can be neither chosen nor acknowledged, by mouse or by keys', async ({
    page,
    docket,
  }) => {
    const { row, rows, id, status } = await openResults(page);
    await row(id).getByRole('checkbox').check();
    await docket.addFault({ kind: 'hang', action: 'PollTaskResult' });
    await status('Failed').click();
    const region = page.getByRole('region', { name: 'selected' });
    await expect(row(id)).toHaveAttribute('aria-disabled', 'true');
    await expect(row(id).getByRole('checkbox')).toHaveAttribute('aria-disabled', 'true');
    await expect(region.getByRole('button', { name: 'Acknowledge 1' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    for (const key of ['j', 'x', 'a', 'j', 'x', 'a', 'Enter']) await page.keyboard.press(key);
    await row(id).getByRole('checkbox').dispatchEvent('click');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await docket.clearFaults();
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(row(id)).toBeHidden();
    await expect(rows.first()).not.toHaveAttribute('aria-disabled');
    await expect(page.getByText('1 selected')).toBeVisible();
    expect(docket.ledger()).toEqual([]);
  });
});

test('Enter held down on a row acknowledges it once and takes nothing back', async ({ page, docket }) => {
  const { row, id } = await openResults(page);
  await row(id)
    .getByRole('button', { name: /^Acknowledge/ })
    .focus();
  // Pressing a key that is down repeats it, as holding it does.
  for (let repeat = 0; repeat < 30; repeat += 1) await page.keyboard.down('Enter');
  await expect(row(id)).toContainText('Undo');
  for (let repeat = 0; repeat < 30; repeat += 1) await page.keyboard.down('Enter');
  await expect.poll(() => states(docket)).toEqual(['confirmed']);
  for (let repeat = 0; repeat < 30; repeat += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  // It has left the queue, and stays in its place as long as it has the focus.
  await expect(row(id)).toContainText('Acknowledged');
  expect(states(docket)).toEqual(['confirmed']);
});

test('a row that left stays under the pointer, and a click there reaches no other', async ({
  page,
  docket,
}) => {
  const { row, id, first, ids, letGo } = await openResults(page);
  await row(id).hover();
  await row(id)
    .getByRole('button', { name: /^Acknowledge/ })
    .click();
  await page.getByRole('heading', { level: 1 }).focus();
  await expect.poll(() => states(docket)).toEqual(['confirmed']);
  await expect(page.getByRole('navigation', { name: 'Pagination' })).toContainText('1–49 of 149');
  await expect(row(id)).toContainText('Acknowledged');
  expect(await ids()).toEqual(first);
  await page.mouse.down();
  await page.mouse.up();
  expect(states(docket)).toEqual(['confirmed']);
  await letGo();
  await expect(row(id)).toBeHidden();
  expect(await ids()).toEqual(first.slice(1));
});
