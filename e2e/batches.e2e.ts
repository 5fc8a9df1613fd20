import { batchesPage } from './batches-page.ts';
import { expect, test } from './fixtures.ts';

const HUGE = '9223372036854775807';
const MINUTE = 60_000;

test('the latest batch of each type, with counts and reasons; one call for each', async ({
  page,
  docket,
}) => {
  const batches = batchesPage(page);
  await page.goto('/batches');
  await expect(batches.rows).toHaveCount(4);
  await expect(batches.row('Add domain names')).toContainText('9007199254740993');
  await expect(batches.row('Delete domain names')).toContainText('Failed');
  await expect(batches.row('Delete domain names')).toContainText('No match is found');
  await expect(batches.row('Add DNS records')).toContainText('In progress');
  const asked = (await docket.calls('DescribeBatchResultCount')).map(({ params }) => params.BatchType);
  expect(asked.sort()).toEqual(['DOMAIN_ADD', 'DOMAIN_DEL', 'RR_ADD', 'RR_DEL']);
});

test('an id of 19 digits is typed, shown, in the address and on the wire exactly; it outlasts a restart', async ({
  page,
  docket,
}) => {
  await docket.addBatch({ taskId: HUGE, batchType: 'RR_DEL', total: 30, failing: 2 });
  const batches = batchesPage(page);
  await page.goto('/batches');
  await batches.field.fill(` ${HUGE}`);
  await batches.follow.click();
  await expect(page).toHaveURL(`/batches?taskId=${HUGE}`);
  await expect(batches.rows.first()).toContainText(HUGE);
  // Whole, not only in the document: its last digits are what tells two apart.
  const id = batches.rows.first().getByText(HUGE);
  expect(await id.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  await expect(batches.rows.first()).toContainText('28');
  await expect(batches.field).toHaveValue('');
  const sent = (await docket.calls('DescribeBatchResultCount')).map(({ params }) => params.TaskId);
  expect(sent).toContain(HUGE);

  await expect(batches.row(HUGE).getByRole('button', { name: `Unfollow batch ${HUGE}` })).toBeVisible();
  // Nobody watches the batches in progress while the server is away.
  await page.goto('about:blank');
  const port = new URL(docket.url).port;
  await docket.stop();
  await docket.start({ PORT: port });
  await page.goto(`${docket.url}/batches`);
  await expect(batches.row(HUGE)).toContainText('Completed');
  await batches
    .row(HUGE)
    .getByRole('button', { name: `Unfollow batch ${HUGE}` })
    .click();
  await expect(batches.row(HUGE)).toHaveCount(0);
  await page.reload();
  await expect(batches.rows).toHaveCount(4);
  await expect(batches.row(HUGE)).toHaveCount(0);
});

test('a batch in progress is watched to its end, and not asked for any more', async ({ page, docket }) => {
  test.setTimeout(60_000);
  const lasting = { submittedMsAgo: 5 * MINUTE, lastsMs: 20 * MINUTE };
  await docket.addBatch({ taskId: '200000001', batchType: 'RR_DEL', total: 140, ...lasting });
  const batches = batchesPage(page);
  await page.clock.install();
  await page.goto('/batches?batchType=RR_DEL');
  const row = batches.row('200000001');
  await expect(row).toContainText('In progress');
  await expect(row.getByRole('img')).toHaveAccessibleName(/^3\d succeeded and 0 failed of 140$/);
  await expect(page.getByText('1 in progress, looked at again by itself')).toBeVisible();
  /** Lets the page wait as long as it wants to; an answer is shared for 5 s, so it may take two looks. */
  const look = (text: string) =>
    expect
      .poll(
        async () => {
          await page.clock.fastForward(30_000);
          return row.innerText();
        },
        { timeout: 20_000, intervals: [500] },
      )
      .toContain(text);
  await docket.advance(10 * MINUTE);
  await look('105');
  await expect(row).toContainText('In progress');
  await docket.advance(10 * MINUTE);
  await look('Completed');
  await expect(row.getByRole('img')).toHaveAccessibleName('140 succeeded and 0 failed of 140');
  await docket.clearCalls();
  await page.clock.fastForward(120_000);
  await page.evaluate(() => fetch('/healthz'));
  expect(await docket.calls('DescribeBatchResultCount')).toEqual([]);
});

test('a row that is followed stays where it is, and so does the focus; what is typed in comes into sight', async ({
  page,
  docket,
}) => {
  const batches = batchesPage(page);
  await page.goto('/batches?sort=-total');
  await expect(batches.rows).toHaveCount(4);
  const before = await batches.ids();
  const row = batches.row('Delete DNS records');
  await row.getByRole('button', { name: /^Follow batch/ }).focus();
  await page.keyboard.press('Enter');
  const unfollow = row.getByRole('button', { name: /^Unfollow batch/ });
  await expect(unfollow).toBeFocused();
  expect(await batches.ids()).toEqual(before);
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: /^Follow batch/ })).toBeFocused();
  await docket.addBatch({ taskId: '7', batchType: 'RR_ADD', total: 1 });
  await batches.field.fill('7');
  await batches.field.press('Enter');
  await expect(batches.rows.first()).toHaveAttribute('data-row-id', '7');
  await expect(page).toHaveURL('/batches?taskId=7');
});

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 820, height: 900 } });

  test('counts, reasons and contradictions stand in words where their columns have no room', async ({
    page,
    docket,
  }) => {
    const batches = batchesPage(page);
    await docket.addFault({
      kind: 'altered',
      action: 'DescribeBatchResultCount',
      fields: { SuccessCount: 1 },
    });
    await page.goto('/batches?batchType=DOMAIN_ADD&taskId=424242');
    const row = batches.row('9007199254740993');
    await expect(row.getByText('1 succeeded and 9 failed of 312').filter({ visible: true })).toHaveCount(1);
    await expect(row.getByText('Counts don’t add up').filter({ visible: true })).toHaveCount(1);
    await docket.clearFaults();
    await page.goto('/batches?batchType=DOMAIN_DEL');
    await expect(
      batches.rows
        .first()
        .getByText(/^No match is found/)
        .filter({ visible: true }),
    ).toHaveCount(1);
  });
});

test('what is no id is refused as it is typed, and nothing is asked', async ({ page, docket }) => {
  const batches = batchesPage(page);
  await page.goto('/batches');
  await expect(batches.rows).toHaveCount(4);
  await docket.clearCalls();
  await batches.field.fill('9223372036854775808');
  await expect(page.getByText(`No batch task ID is above ${HUGE}.`)).toBeVisible();
  await expect(batches.field).toHaveAttribute('aria-invalid', 'true');
  await batches.field.press('Enter');
  for (const wrong of ['75addb07', '-1', '0', '1.5']) {
    await batches.field.fill(wrong);
    await expect(page.getByText(/whole number above 0, in digits only/)).toBeVisible();
    await expect(batches.follow).toHaveAttribute('aria-disabled', 'true');
  }
  await expect(page).toHaveURL('/batches');
  const asked = (await docket.calls('DescribeBatchResultCount')).map(({ params }) => params.TaskId);
  expect(asked.filter(Boolean)).toEqual([]);
});

test('filter by type, status and text, sort by a number; the address says it all', async ({ page }) => {
  const batches = batchesPage(page);
  await page.goto('/batches');
  await expect(batches.rows).toHaveCount(4);
  await batches.status('Completed').click();
  await expect(batches.rows).toHaveCount(2);
  await batches.status('Any status').click();
  await page.getByRole('button', { name: 'Total' }).click();
  await expect(page.getByRole('columnheader', { name: 'Total' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(batches.rows.first()).toContainText('Delete domain names');
  await page.getByRole('button', { name: 'Total' }).click();
  await expect(page).toHaveURL('/batches?sort=-total');
  await expect(batches.rows.first()).toContainText('Add DNS records');
  await page.getByRole('textbox', { name: 'ID, type or reason' }).fill('no match');
  await expect(batches.rows).toHaveCount(1);
  await page.reload();
  await expect(batches.rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(batches.rows).toHaveCount(4);
  await batches.type('Add DNS records').click();
  await expect(batches.rows).toHaveCount(1);
  await expect(page).toHaveURL(/batchType=RR_ADD/);
});

test('many followed batches have pages', async ({ page, docket }) => {
  for (let id = 1; id <= 25; id += 1) {
    await docket.addBatch({
      taskId: String(id),
      batchType: 'RR_ADD',
      submittedMsAgo: 3_000 * MINUTE,
      total: id,
    });
  }
  const batches = batchesPage(page);
  await page.goto('/batches');
  await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-docket': '1' };
    for (let id = 1; id <= 25; id += 1) {
      const body = JSON.stringify({ taskId: String(id) });
      await fetch('/api/followed-batches', { method: 'POST', headers, body });
    }
  });
  await page.goto('/batches?pageSize=20&sort=taskId');
  const range = page.getByRole('navigation', { name: 'Pagination' }).getByText(/^\d.*of/);
  await expect(range).toHaveText('1–20 of 29', { timeout: 20_000 });
  expect((await batches.ids()).slice(0, 3)).toEqual(['1', '2', '3']);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(batches.rows).toHaveCount(9);
  await page.goto('/batches?pageSize=20&page=99');
  await expect(page.getByText('There is no page 99; this is the last one.')).toBeVisible();
  await expect(page).toHaveURL('/batches?page=2&pageSize=20');
  await expect(batches.rows).toHaveCount(9);
});
