import { expect, test } from './fixtures.ts';
import { openResults, resultsPage } from './results-page.ts';

test.describe('the tab is closed in the undo window', () => {
  test.use({ settings: { DOCKET_UNDO_SECONDS: '6' } });

  test('it is sent all the same', async ({ page, docket, context }) => {
    const { row, acknowledge, id } = await openResults(page);
    await acknowledge(id);
    await expect(row(id)).toContainText('Undo');
    const next = await context.newPage();
    await page.close();
    await expect.poll(() => docket.ledger().map((entry) => entry.state)).toEqual(['confirmed']);
    expect((await docket.queue()).ids.has(id)).toBe(false);
    await next.goto('/acknowledged');
    await expect(next.locator(`tr[data-row-id*="${id}"]`)).toContainText('Acknowledged');
  });
});

test.describe('the server is killed in the undo window', () => {
  test.use({ settings: { DOCKET_UNDO_SECONDS: '30' }, expectedErrors: [/ERR_CONNECTION_REFUSED/] });

  test('nothing was sent, the page says what happened, and one click sends it after all', async ({
    page,
    docket,
  }) => {
    const { row, acknowledge, id } = await openResults(page);
    await acknowledge(id);
    await expect(row(id)).toContainText('Undo');
    const port = new URL(docket.url).port;
    await docket.stop('SIGKILL');
    expect(docket.ledger().map((entry) => entry.state)).toEqual(['pending']);
    await docket.start({ PORT: port, DOCKET_UNDO_SECONDS: '1' });
    expect(docket.ledger().map((entry) => entry.state)).toEqual(['interrupted']);
    expect((await docket.queue()).ids.has(id)).toBe(true);
    await page.reload();
    await expect(row(id)).toContainText('Not sent');
    await row(id)
      .getByRole('button', { name: /^Acknowledge/ })
      .click();
    await expect
      .poll(() => docket.ledger().map((entry) => entry.state))
      .toEqual(['interrupted', 'confirmed']);
    expect((await docket.queue()).ids.has(id)).toBe(false);
  });
});

test.describe('Docket itself is gone', () => {
  test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/] });

  test('the page says so and acknowledges nothing; once it is back, so are the rows', async ({
    page,
    docket,
  }) => {
    const { row, rows, id } = await openResults(page);
    const port = new URL(docket.url).port;
    await docket.stop('SIGKILL');
    await page.getByRole('button', { name: 'Refresh' }).click();
    const banner = page.getByText('Docket does not answer.', { exact: false }).first();
    await expect(banner).toBeVisible();
    await row(id).hover();
    await expect(row(id).getByRole('button', { name: /^Acknowledge/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await docket.start({ PORT: port });
    await expect(banner).toBeHidden();
    await expect(rows).toHaveCount(50);
    await expect(row(id).getByRole('button', { name: /^Acknowledge/ })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});

test.describe('an orderly stop in the undo window', () => {
  test.use({ settings: { DOCKET_UNDO_SECONDS: '30' } });

  test('exit 0, nothing sent, the ledger says so', async ({ page, docket }) => {
    const { row, acknowledge, id } = await openResults(page);
    await acknowledge(id);
    await expect(row(id)).toContainText('Undo');
    await page.close();
    expect(await docket.stop('SIGTERM')).toBe(0);
    expect(docket.ledger().map((entry) => entry.state)).toEqual(['interrupted']);
  });
});

test.describe('when Alibaba Cloud answers with errors', () => {
  test.use({ expectedErrors: [/status of 50\d|status of 429|status of 403/] });

  test('a refresh keeps the last good rows and says what happened, with the RequestId', async ({
    page,
    docket,
  }) => {
    const { rows, ids } = resultsPage(page);
    await page.goto('/results');
    await expect(rows).toHaveCount(50);
    const before = await ids();
    await docket.addFault({ kind: 'error', action: 'PollTaskResult', code: 'Forbidden.RAM' });
    await expect
      .poll(
        async () => {
          await page.getByRole('button', { name: 'Refresh' }).click();
          return page.getByText('Forbidden.RAM').count();
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(0);
    await expect(page.getByText(/RequestId/).first()).toBeVisible();
    expect(await ids()).toEqual(before);
    await docket.clearFaults();
    await page.getByRole('button', { name: 'Retry' }).first().click();
    await expect(page.getByText('Forbidden.RAM')).toHaveCount(0);
    await expect(rows).toHaveCount(50);
  });

  test('a first load that fails says so and can be tried again', async ({ page, docket }) => {
    await docket.addFault({ kind: 'html', action: 'PollTaskResult', status: 502 });
    await page.goto('/results');
    await expect(page.getByRole('button', { name: 'Retry' }).first()).toBeVisible({ timeout: 20_000 });
    await docket.clearFaults();
    await page.getByRole('button', { name: 'Retry' }).first().click();
    await expect(resultsPage(page).rows).toHaveCount(50);
  });

  test('an acknowledgement that is refused says with which code, and may be tried again', async ({
    page,
    docket,
  }) => {
    const { row, acknowledge, id } = await openResults(page);
    await docket.addFault({ kind: 'error', action: 'AcknowledgeTaskResult', code: 'Forbidden.RAM' });
    await acknowledge(id);
    await expect(row(id)).toContainText('Forbidden.RAM');
    expect(docket.ledger().map((entry) => entry.state)).toEqual(['failed']);
    expect((await docket.queue()).ids.has(id)).toBe(true);
    await docket.clearFaults();
    await row(id).getByRole('button', { name: /again/ }).click();
    await expect.poll(() => docket.ledger().map((entry) => entry.state)).toEqual(['failed', 'confirmed']);
  });

  test('a reply that is lost is never called a failure: the queue is looked at, and the row is gone', async ({
    page,
    docket,
  }) => {
    const { row, acknowledge, letGo, id } = await openResults(page);
    await docket.addFault({ kind: 'reset', action: 'AcknowledgeTaskResult', times: 1, isApplied: true });
    await acknowledge(id);
    await expect
      .poll(() => docket.ledger().map((entry) => entry.state), { timeout: 15_000 })
      .toEqual(['gone']);
    await letGo();
    await expect(row(id)).toBeHidden();
    expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(1);
  });
});

test.describe('a request that is lost on its way', () => {
  // The queue is looked at 2, 5 and 15 s after the call: only the last look is late enough to settle it.
  test.use({ settings: { DOCKET_SETTLE_SECONDS: '8', DOCKET_UNDO_SECONDS: '1' } });

  test('the row says so, then what the queue says, without a reload, and one click sends it again', async ({
    page,
    docket,
  }) => {
    const { row, acknowledge, letGo, id } = await openResults(page);
    await docket.addFault({ kind: 'reset', action: 'AcknowledgeTaskResult', times: 1, isApplied: false });
    await acknowledge(id);
    await expect(row(id)).toContainText('no clear answer');
    expect(docket.ledger().map((entry) => entry.state)).toEqual(['unknown']);
    await expect(row(id)).toContainText('Still in the queue', { timeout: 40_000 });
    expect(docket.ledger().map((entry) => entry.state)).toEqual(['not_acked']);
    expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(1);
    await row(id).getByRole('button', { name: /again/ }).click();
    await expect.poll(() => docket.ledger().map((entry) => entry.state)).toEqual(['not_acked', 'confirmed']);
    await letGo();
    await expect(row(id)).toBeHidden();
  });
});

test.describe('somebody else has it in hand', () => {
  // Both click within one undo window, on a slow machine too.
  test.use({ settings: { DOCKET_UNDO_SECONDS: '10' } });

  test('409 in words, nothing sent twice', async ({ page, docket, context }) => {
    const mine = resultsPage(page);
    await page.goto('/results');
    const other = await context.newPage();
    const theirs = resultsPage(other);
    await other.goto('/results');
    await expect(mine.rows.first()).toBeVisible();
    await expect(theirs.rows.first()).toBeVisible();
    const [id = ''] = await mine.ids();
    for (const { acknowledge } of [mine, theirs]) await acknowledge(id);
    await expect(theirs.alert.filter({ hasText: 'AlreadyHandled' })).toBeVisible();
    await expect.poll(() => docket.ledger().map((entry) => entry.state)).toEqual(['confirmed']);
    expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(1);
  });
});

test.describe('the faster one', () => {
  test.use({ settings: { DOCKET_UNDO_SECONDS: '10' } });
  test.use({ expectedErrors: [/status of 409/] });

  test('of several chosen one is taken by somebody else: it is no longer chosen, and the others go', async ({
    page,
    docket,
    context,
  }) => {
    const mine = resultsPage(page);
    await page.goto('/results');
    await expect(mine.rows.first()).toBeVisible();
    const [taken = '', ...others] = (await mine.ids()).slice(0, 3);
    for (const id of [taken, ...others]) await mine.row(id).getByRole('checkbox').check();
    const other = await context.newPage();
    await other.goto('/results');
    await resultsPage(other).acknowledge(taken);
    await expect.poll(() => docket.ledger().length).toBe(1);
    const acknowledge = async (count: number) => {
      await page.getByRole('button', { name: `Acknowledge ${count}`, exact: true }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: `Acknowledge ${count} results` })
        .click();
    };
    await acknowledge(3);
    await expect(mine.alert.filter({ hasText: 'AlreadyHandled' })).toBeVisible();
    await acknowledge(2);
    await expect
      .poll(() =>
        docket
          .ledger()
          .map((row) => `${row.task_detail_no} ${row.state}`)
          .sort(),
      )
      .toEqual([taken, ...others].map((id) => `${id} confirmed`).sort());
  });
});
