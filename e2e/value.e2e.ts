import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

const CODE = 'CANARY-7f3a';

test('a value is shown to who asks for it, and is nowhere else', async ({ page, docket }) => {
  const [id = ''] = await docket.addRows([{ domain: 'moving.example', taskResult: CODE }]);
  const { row, dialog } = await openResults(page);
  const named = row(id).getByRole('button', { name: 'moving.example 1 result with a value' });
  await expect(named).toBeVisible();
  await row(id).getByRole('rowheader').getByRole('button').click();
  await expect(dialog).toContainText('••••••');
  expect(await page.content()).not.toContain(CODE);
  await dialog.getByRole('button', { name: 'Show value' }).click();
  await expect(dialog).toContainText(CODE);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await page.content()).not.toContain(CODE);
  expect(page.url()).not.toContain(CODE);
  expect(docket.log).not.toContain(CODE);
  expect(docket.ledgerBytes()).not.toContain(CODE);

  const [result] = (await docket.queue()).items;
  await page.goto(`/tasks/${result?.taskNo}`);
  await expect(named).toBeVisible();
});

test('the question names what would be lost, and leaving it in the queue is the first choice', async ({
  page,
  docket,
}) => {
  const ids = await docket.addRows([
    { domain: 'moving.example', taskResult: CODE },
    { domain: 'staying.example' },
  ]);
  const { row, dialog } = await openResults(page);
  await page.getByRole('checkbox', { name: 'Select all shown' }).click();
  await page.getByRole('button', { name: 'Select all 152 results' }).click();
  await expect(dialog.getByText('this value will not be kept')).toContainText('moving.example, ');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  for (const id of ids) await row(id).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Acknowledge 2' }).click();
  await expect(dialog.getByRole('region', { name: '1 result with a value' })).toContainText('moving.example');
  await dialog.getByRole('button', { name: 'Leave 1 with a value in the queue' }).click();
  await expect.poll(() => docket.ledger().map((entry) => entry.state)).toEqual(['confirmed']);
  const left = (await docket.queue()).items.filter((item) => item.domainName.endsWith('.example'));
  expect(left.map((item) => item.domainName)).toEqual(['moving.example']);
});
