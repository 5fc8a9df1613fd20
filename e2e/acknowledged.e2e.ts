import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readCsv } from '../src/proxy/testing/read-csv.ts';
import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

/** Clicks an export and reads the file that the browser saved. */
async function save(page: Page, name: 'Export CSV' | 'Export JSON'): Promise<{ name: string; text: string }> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** The records of a CSV file, which begins with the mark that tells spreadsheets its encoding. */
function recordsOf(text: string): string[][] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  return readCsv(text.slice(1));
}

const column = (records: string[][], name: string) => {
  const at = records[0]?.indexOf(name) ?? -1;
  expect(at, name).toBeGreaterThanOrEqual(0);
  return records.slice(1).map((record) => record[at]);
};

test.describe('an acknowledgement that a restart cut short', () => {
  test.use({
    settings: { DOCKET_UNDO_SECONDS: '30' },
    expectedErrors: [/ERR_CONNECTION|Failed to load resource/],
  });

  test('needs attention, is acknowledged from there, and the record keeps both tries', async ({
    page,
    docket,
  }) => {
    const { id, acknowledge, toast } = await openResults(page);
    const domain = (await docket.queue()).items.find((item) => item.taskDetailNo === id)?.domainName ?? '';
    await acknowledge(id);
    await expect(toast.filter({ hasText: `Acknowledging ${domain}` })).toBeVisible();
    await docket.stop('SIGKILL');
    await docket.start({ DOCKET_UNDO_SECONDS: '1' });
    await page.goto(`${docket.url}/acknowledged`);

    await page.getByRole('button', { name: 'Needs attention 1' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Not sent' });
    await expect(row).toHaveCount(1);
    await row.getByRole('button', { name: /^Acknowledge/ }).click();
    await expect.poll(() => docket.ledger().map((one) => one.state)).toEqual(['interrupted', 'confirmed']);
    expect((await docket.queue()).ids.has(id)).toBe(false);
    await expect(page.getByText('Nothing matches these filters')).toBeVisible();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(2);
    expect(docket.ledger().every((one) => one.domain_name === domain)).toBe(true);
  });
});

test('the drawer shows every field, steps through the rows, and gives the focus back', async ({
  page,
  docket,
}) => {
  const { row, first, dialog } = await openResults(page, '/results?status=failed');
  const [one = '', two = ''] = first;
  const items = (await docket.queue()).items;
  const [a, b] = [one, two].map((id) => items.find((item) => item.taskDetailNo === id));
  await row(one).focus();
  await page.keyboard.press('Enter');
  for (const text of [a?.taskNo, one, a?.instanceId, a?.errorMsg, a?.createTime]) {
    await expect(dialog).toContainText(text ?? '');
  }
  await dialog.getByRole('button', { name: 'Next result' }).click();
  await expect(dialog).toContainText(two);
  await expect(dialog).toContainText(b?.taskNo ?? '');
  await dialog.getByText('Raw JSON').click();
  expect(JSON.parse(await dialog.locator('pre').innerText())).toMatchObject({ taskDetailNo: two });
  await dialog.getByRole('button', { name: 'Previous result' }).click();
  await expect(dialog).toContainText(one);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(row(one)).toBeFocused();
  await row(two).getByRole('rowheader').getByRole('button').click();
  await expect(dialog).toContainText(two);
});

test('an acknowledged result is found by its day and its domain, in full', async ({ page, docket }) => {
  const [mine = ''] = await docket.addRows([{ domain: 'kept.example', instanceId: 'S-KEPT' }]);
  const { acknowledge } = await openResults(page);
  await acknowledge(mine);
  await expect.poll(() => docket.ledger().map((one) => one.state)).toEqual(['confirmed']);
  await page.goto('/acknowledged');
  const rows = page.locator('tbody tr[data-row-id]');
  await expect(rows).toHaveCount(1);
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
  await page.getByLabel('From').fill(today);
  await page.getByLabel('To').fill(today);
  await page.getByRole('textbox', { name: 'Domain name' }).fill('kept.example');
  await expect(page).toHaveURL(/domain=kept\.example/);
  await expect(page).toHaveURL(new RegExp(`from=${today}&to=${today}`));
  await expect(rows).toHaveCount(1);
  await rows.getByRole('rowheader').getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText(mine);
  await expect(page.getByRole('dialog')).toContainText('Alibaba Cloud confirmed it');
  await page.keyboard.press('Escape');
  await page.getByLabel('To').fill('2020-01-02');
  await page.getByLabel('From').fill('2020-01-01');
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();
});

test('exports hold what the filters say, on all pages, ids as text and values masked', async ({
  page,
  docket,
}) => {
  await docket.addRows([{ domain: '=formula.example', taskResult: 'transfer-code-1', errorMsg: 'No' }]);
  const failed = (await docket.queue()).items.filter((item) => item.status === 'failed');
  const ids = failed.map((item) => item.taskDetailNo).sort();
  await openResults(page, '/results?status=failed&pageSize=20');
  const csv = await save(page, 'Export CSV');
  expect(csv.name).toMatch(/^docket-task-results-\d{8}T\d{6}Z\.csv$/);
  expect(csv.text).not.toContain('transfer-code-1');
  const records = recordsOf(csv.text);
  expect(column(records, 'taskDetailNo').sort()).toEqual(ids);
  expect(column(records, 'domainName')).toContain("'=formula.example");

  const json = await save(page, 'Export JSON');
  const rows = JSON.parse(json.text) as { taskDetailNo: string }[];
  expect(rows.map((row) => row.taskDetailNo).sort()).toEqual(ids);
  expect(json.text).not.toContain('transfer-code-1');
});

test('the record is exported as it is filtered', async ({ page, docket }) => {
  const { acknowledge, first } = await openResults(page);
  for (const id of first.slice(0, 2)) await acknowledge(id);
  await expect.poll(() => docket.ledger().map((row) => row.state)).toEqual(['confirmed', 'confirmed']);
  await page.goto('/acknowledged?state=confirmed');
  await expect(page.locator('tbody tr[data-row-id]')).toHaveCount(2);
  const records = recordsOf((await save(page, 'Export CSV')).text);
  expect(column(records, 'state')).toEqual(['confirmed', 'confirmed']);
  expect(column(records, 'taskDetailNo').sort()).toEqual(first.slice(0, 2).sort());
  await page.goto('/acknowledged?state=failed');
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();
  expect(recordsOf((await save(page, 'Export CSV')).text)).toHaveLength(1);
});
