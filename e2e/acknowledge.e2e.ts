import type { DocketProcess } from './docket-process.ts';
import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

const states = (docket: DocketProcess) => docket.ledger().map((row) => row.state);

test.describe('with time to undo', () => {
  // Long enough for a slow machine to look at the row before it is sent.
  test.use({ settings: { DOCKET_UNDO_SECONDS: '6' } });

  test('acknowledge one: the row waits where it is, leaves once the ledger says so, and its copy is kept', async ({
    page,
    docket,
  }) => {
    const { row, acknowledge, letGo, id, toast, rows } = await openResults(page);
    const before = (await docket.queue()).items.find((item) => item.taskDetailNo === id);
    await acknowledge(id);
    await expect(row(id)).toContainText('Undo');
    await expect(toast.filter({ hasText: `Acknowledging ${before?.domainName}` })).toBeVisible();
    expect(states(docket)).toEqual(['pending']);
    expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(0);

    await letGo();
    await expect(row(id)).toBeHidden();
    expect((await docket.queue()).ids.has(id)).toBe(false);
    expect((await docket.queue()).total).toBe(149);
    const calls = await docket.calls('AcknowledgeTaskResult');
    expect(calls.map(({ params }) => params)).toEqual([{ 'TaskDetailNo.1': id, Lang: 'en' }]);
    expect(docket.ledger()).toMatchObject([
      {
        task_detail_no: id,
        state: 'confirmed',
        domain_name: before?.domainName,
        error_msg: before?.errorMsg,
      },
    ]);
    await expect(rows).not.toHaveCount(0);
    await page.getByRole('link', { name: 'Acknowledged', exact: true }).click();
    await expect(page.getByRole('row').filter({ hasText: before?.domainName ?? '' })).toContainText(
      'Acknowledged',
    );
  });
});

test('several: the dialog counts, names the failures, and "succeeded only" sends exactly those', async ({
  page,
  docket,
}) => {
  await docket.addRows([
    { domain: 'fails.example', errorMsg: 'The domain name has an update lock.' },
    { domain: 'works.example' },
    { domain: 'also-works.example' },
  ]);
  const { row, dialog } = await openResults(page);
  const mine = (await docket.queue()).items.filter((item) => item.domainName.endsWith('.example'));
  for (const item of mine) await row(item.taskDetailNo).getByRole('checkbox').check();
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Acknowledge 3' }).click();
  await expect(dialog).toHaveAccessibleName('Acknowledge 3 results?');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(dialog).toContainText('The domain name has an update lock.');
  await dialog.getByRole('button', { name: 'Acknowledge 2 succeeded only' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => states(docket)).toEqual(['confirmed', 'confirmed']);
  const left = (await docket.queue()).items.filter((item) => item.domainName.endsWith('.example'));
  expect(left.map((item) => item.domainName)).toEqual(['fails.example']);
  expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(1);
});

test('cancelling the dialog changes nothing and gives the focus back', async ({ page, docket }) => {
  const { row, dialog, first } = await openResults(page);
  for (const id of first.slice(0, 2)) await row(id).getByRole('checkbox').check();
  const opener = page
    .getByRole('region', { name: '2 selected' })
    .getByRole('button', { name: 'Acknowledge 2' });
  await opener.click();
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(page.getByText('2 selected')).toBeVisible();
  expect(docket.ledger()).toEqual([]);
});

test.describe('undo in time', () => {
  test.use({ settings: { DOCKET_UNDO_SECONDS: '30' } });

  test('from the toast: nothing was sent, and the row is as it was', async ({ page, docket }) => {
    const { row, acknowledge, id, toast } = await openResults(page);
    await acknowledge(id);
    await toast.getByRole('button', { name: /^Undo/ }).click();
    await expect(toast.filter({ hasText: 'not sent' })).toBeVisible();
    await row(id).hover();
    await expect(row(id).getByRole('button', { name: /^Acknowledge/ })).toBeVisible();
    expect(states(docket)).toEqual(['undone']);
    expect((await docket.queue()).ids.has(id)).toBe(true);
    expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(0);
  });
});

test.describe('undo of one', () => {
  test.use({ settings: { DOCKET_UNDO_SECONDS: '8' } });

  test('from one row of three: the other two are sent', async ({ page, docket }) => {
    const { row, first, dialog } = await openResults(page);
    const chosen = first.slice(0, 3);
    for (const id of chosen) await row(id).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Acknowledge 3' }).click();
    await dialog.getByRole('button', { name: 'Acknowledge 3 results' }).click();
    await row(chosen[1] ?? '')
      .getByRole('button', { name: /^Undo/ })
      .click();
    await expect.poll(() => states(docket)).toEqual(['confirmed', 'undone', 'confirmed']);
    const { ids } = await docket.queue();
    expect(chosen.map((id) => ids.has(id))).toEqual([false, true, false]);
  });
});

test('50 clicks in half a second are one operation and one call', async ({ page, docket }) => {
  const { row, id } = await openResults(page);
  await row(id).hover();
  await row(id)
    .getByRole('button', { name: /^Acknowledge/ })
    .evaluate((button: HTMLElement) => {
      for (let click = 0; click < 50; click += 1) button.click();
    });
  await expect.poll(() => states(docket)).toEqual(['confirmed']);
  expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(1);
});

test('by keyboard alone: find a domain, select two, acknowledge, confirm', async ({ page, docket }) => {
  const { dialog } = await openResults(page);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('a');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Tab');
  while (
    !(await page.evaluate(() => document.activeElement?.textContent?.startsWith('Acknowledge 2 results')))
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => states(docket)).toEqual(['confirmed', 'confirmed']);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
});

test('a key means the row in focus; what is chosen and not on the page is asked about by name', async ({
  page,
  docket,
}) => {
  const [hidden = ''] = await docket.addRows([
    { domain: 'hidden.example' },
    { domain: 'seen.example', errorMsg: 'The domain name has an update lock.' },
  ]);
  const { row, status, rows, dialog, toast } = await openResults(page);
  await row(hidden).getByRole('checkbox').check();
  await status('Failed').click();
  await expect(row(hidden)).toBeHidden();
  await expect(rows.first()).toContainText('seen.example');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(toast.filter({ hasText: 'Acknowledging seen.example' })).toBeVisible();
  expect(docket.ledger().map((one) => one.domain_name)).toEqual(['seen.example']);

  const strip = page.getByRole('region', { name: '1 selected' });
  await strip.getByRole('button', { name: 'Acknowledge 1' }).focus();
  for (const press of ['a', 'Enter']) {
    await page.keyboard.press(press);
    await expect(dialog).toHaveAccessibleName('Acknowledge hidden.example?');
    await expect(dialog.getByRole('region', { name: '1 result not on this page' })).toContainText(
      'hidden.example',
    );
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  expect(docket.ledger().map((one) => one.domain_name)).toEqual(['seen.example']);
});

test.describe('without an undo window', () => {
  test.use({ settings: { DOCKET_UNDO_SECONDS: '0' } });

  test('even one result asks first', async ({ page, docket }) => {
    const { row, acknowledge, letGo, id, dialog } = await openResults(page);
    await acknowledge(id);
    const name = (await docket.queue()).items.find((item) => item.taskDetailNo === id)?.domainName;
    await expect(dialog).toHaveAccessibleName(`Acknowledge ${name}?`);
    expect(docket.ledger()).toEqual([]);
    await dialog.getByRole('button', { name: 'Acknowledge 1 result' }).click();
    await letGo();
    await expect(row(id)).toBeHidden();
    expect(states(docket)).toEqual(['confirmed']);
  });
});

test.describe('a result with a transfer code', () => {
  test('is masked, the dialog says it will not be kept, and it is not', async ({ page, docket }) => {
    const canary = 'CANARY-7f3a';
    await docket.addRows([{ domain: 'moving.example', taskResult: canary }, { domain: 'staying.example' }]);
    const { row, dialog } = await openResults(page);
    const mine = (await docket.queue()).items.filter((item) => item.domainName.endsWith('.example'));
    for (const item of mine) await row(item.taskDetailNo).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Acknowledge 2' }).click();
    await expect(dialog).toContainText('this value will not be kept');
    expect(await page.content()).not.toContain(canary);
    await dialog.getByRole('button', { name: 'Acknowledge 2 results' }).click();
    await expect.poll(() => states(docket)).toEqual(['confirmed', 'confirmed']);
    expect(docket.log).not.toContain(canary);
    expect(docket.ledgerBytes()).not.toContain(canary);
  });
});

test.describe('read-only', () => {
  test.use({ settings: { DOCKET_READ_ONLY: '1' } });

  test('says so, and cannot be talked into acknowledging', async ({ page, docket }) => {
    const { row, first, id } = await openResults(page);
    await expect(page.getByText(/read-only/)).toBeVisible();
    await row(id).hover();
    const button = row(id).getByRole('button', { name: /^Acknowledge/ });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await button.click({ force: true });
    const status = await page.evaluate(
      async (ids) => {
        const headers = { 'content-type': 'application/json', 'x-docket': '1' };
        const body = JSON.stringify({ operationId: crypto.randomUUID(), ids });
        return (await fetch('/api/acknowledgements', { method: 'POST', headers, body })).status;
      },
      first.slice(0, 1),
    );
    expect(status).toBe(403);
    expect(docket.ledger()).toEqual([]);
    await page.getByRole('button', { name: '切换到中文' }).click();
    await expect(page.getByText('此 Docket 为只读')).toBeVisible();
  });
  test.use({ expectedErrors: [/status of 403/] });
});
