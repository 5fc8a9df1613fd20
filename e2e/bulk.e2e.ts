import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

/** A bigger operation's own line, on whatever page. */
const operations = (page: Page) => page.getByRole('region', { name: 'Operations in progress' });

/** Chooses the page, then all that match, and waits for the frozen list. */
async function captureAll(page: Page, total: number) {
  const results = await openResults(page);
  await page.getByRole('checkbox', { name: 'Select all shown' }).click();
  await page.getByRole('button', { name: `Select all ${total} results` }).click();
  await expect(results.dialog).toHaveAccessibleName(`Acknowledge ${total} results?`);
  await expect(results.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  return results;
}

const confirm = (page: Page, total: number) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: `Acknowledge ${total} results` })
    .click();

const SLOW = { kind: 'slow', action: 'AcknowledgeTaskResult', ms: 3000 } as const;

test.use({ settings: { DOCKET_EMULATOR_RESULTS: '300', DOCKET_UNDO_SECONDS: '0' } });
test.describe.configure({ timeout: 90_000 });

test('all that match: the list is frozen and shown, exactly it is sent, and what arrives later stays', async ({
  page,
  docket,
}) => {
  const before = await docket.queue();
  const failed = before.items.filter((item) => item.status === 'failed').length;
  const { dialog } = await captureAll(page, 300);
  const list = dialog.getByRole('region', { name: 'The list by status, task type and task' });
  await expect(list.getByRole('region', { name: 'Status' })).toContainText(`Succeeded${300 - failed}`);
  await expect(dialog).toContainText('6 calls of up to 50');
  await expect(dialog).toContainText('Results that arrive from now on are not included.');
  await docket.addRows([{ domain: 'late.example' }, { domain: 'later.example' }]);
  await confirm(page, 300);

  await expect(operations(page)).toContainText('300 results sent');
  await expect(operations(page)).toContainText('300 acknowledged');
  const left = await docket.queue();
  expect(left.items.map((item) => item.domainName).sort()).toEqual(['late.example', 'later.example']);
  const recorded = docket.ledger();
  expect(new Set(recorded.map((row) => row.task_detail_no))).toEqual(before.ids);
  expect(recorded.every((row) => row.state === 'confirmed')).toBe(true);
  expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(6);
  await expect(page.getByRole('row').filter({ hasText: 'late.example' })).toBeVisible();
});

test('succeeded only: the failures stay in the queue', async ({ page, docket }) => {
  const before = await docket.queue();
  const failed = before.items.filter((item) => item.status === 'failed').map((item) => item.taskDetailNo);
  const { dialog } = await captureAll(page, 300);
  await dialog.getByRole('button', { name: `Acknowledge ${300 - failed.length} succeeded only` }).click();
  await expect(operations(page)).toContainText(`${300 - failed.length} acknowledged`);
  expect((await docket.queue()).ids).toEqual(new Set(failed));
});

test('cancelling the frozen list records nothing', async ({ page, docket }) => {
  const { dialog } = await captureAll(page, 300);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('50 selected')).toBeVisible();
  expect(docket.ledger()).toEqual([]);
  expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(0);
});

test('pause, resume, stop, and on to the end: each result is sent once', async ({ page, docket }) => {
  await docket.addFault(SLOW);
  await captureAll(page, 300);
  await confirm(page, 300);
  const states = () => docket.ledger().map((row) => row.state);
  const count = (state: string) => states().filter((one) => one === state).length;

  await operations(page).getByRole('button', { name: 'Pause' }).click();
  await expect(operations(page)).toContainText('Paused with 300 results');
  await expect.poll(() => count('sending')).toBe(0);
  const paused = count('confirmed');
  expect(count('pending')).toBe(300 - paused);
  expect((await docket.queue()).total).toBe(300 - paused);

  // Resume stands where Pause stood: a press within a second of that is not taken.
  const resume = operations(page).getByRole('button', { name: 'Resume' });
  await expect(async () => {
    await resume.click();
    await expect(resume).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await expect.poll(() => count('confirmed')).toBeGreaterThan(paused);
  await operations(page).getByRole('button', { name: 'Stop' }).click();
  await expect(operations(page)).toContainText(/Stopped after \d+ of 300 results/);
  await expect.poll(() => count('sending')).toBe(0);
  expect(count('interrupted')).toBe(300 - count('confirmed'));
  expect(count('interrupted')).toBeGreaterThan(0);

  // What was stopped on purpose needs no attention, and keeps its Resume after a reload.
  await page.goto('/acknowledged');
  await expect(operations(page)).toContainText(/\d+ not sent/);
  await expect(page.locator('[data-row-id]').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Needs attention' })).toHaveText('Needs attention');
  await docket.clearFaults();
  await resume.click();
  await expect(operations(page)).toContainText('300 acknowledged');
  expect(count('confirmed')).toBe(300);
  expect((await docket.queue()).total).toBe(0);
  expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(6);
});

test('another page and a reload change nothing: the line is still there, and the list follows it', async ({
  page,
  docket,
}) => {
  await docket.addFault(SLOW);
  await captureAll(page, 300);
  await confirm(page, 300);
  await expect(operations(page)).toContainText('Acknowledging 300 results');
  await page.getByRole('link', { name: 'Batch counts' }).click();
  await expect(operations(page)).toContainText('Acknowledging 300 results');
  await page.reload();
  await expect(operations(page)).toContainText(/\d+ of 300/);
  await page.getByRole('link', { name: 'Acknowledged', exact: true }).click();
  await expect(operations(page)).toHaveCount(1);
  await docket.clearFaults();
  await expect(operations(page)).toContainText('300 acknowledged');
  await page.getByRole('link', { name: 'Results' }).click();
  await expect(page.getByText('The queue is empty').or(page.getByText('All caught up'))).toBeVisible();
  await operations(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(operations(page)).toBeHidden();
});

test.describe('killed and started again', () => {
  test.use({ expectedErrors: [/ERR_CONNECTION|Failed to load resource/] });

  test('it asks before it goes on, and then sends each of the rest once', async ({
    page,
    docket,
    settings,
  }) => {
    await docket.addFault(SLOW);
    await captureAll(page, 300);
    await confirm(page, 300);
    await operations(page).getByRole('button', { name: 'Pause' }).click();
    await expect.poll(() => docket.ledger().some((row) => row.state === 'sending')).toBe(false);
    const sent = docket.ledger().filter((row) => row.state === 'confirmed').length;
    await docket.stop('SIGKILL');
    await docket.start(settings);
    await page.goto(`${docket.url}/results`);

    await expect(operations(page)).toContainText(`Docket was stopped after ${sent} of 300 results`);
    expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(0);
    expect((await docket.queue()).total).toBe(300 - sent);
    await operations(page).getByRole('button', { name: 'Resume' }).click();
    await expect(operations(page)).toContainText('300 acknowledged');
    expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength((300 - sent) / 50);
    expect((await docket.queue()).total).toBe(0);
  });

  test('left as it is, it does not ask again', async ({ page, docket, settings }) => {
    await docket.addFault(SLOW);
    await captureAll(page, 300);
    await confirm(page, 300);
    await operations(page).getByRole('button', { name: 'Pause' }).click();
    await expect.poll(() => docket.ledger().some((row) => row.state === 'sending')).toBe(false);
    await docket.stop('SIGKILL');
    await docket.start(settings);
    const { rows } = await openResults(page, `${docket.url}/results`);
    await operations(page).getByRole('button', { name: 'Leave it' }).click();
    await expect(operations(page)).toBeHidden();
    const asked = page.waitForResponse(/\/api\/operations$/);
    await page.reload();
    await asked;
    await expect(rows.first()).toBeVisible();
    await expect(operations(page)).toBeHidden();
    expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(0);
  });
});

test.describe('half of each call is acknowledged', () => {
  test.use({
    settings: {
      DOCKET_EMULATOR_RESULTS: '60',
      DOCKET_UNDO_SECONDS: '0',
      DOCKET_SETTLE_SECONDS: '1',
    },
  });

  test('the report says which are still in the queue, and acknowledges those again', async ({
    page,
    docket,
  }) => {
    await docket.addFault({ kind: 'partial', action: 'AcknowledgeTaskResult' });
    await captureAll(page, 60);
    await confirm(page, 60);
    const again = operations(page).getByRole('button', {
      name: 'Acknowledge the 30 still in the queue again',
    });
    await expect(again).toBeVisible({ timeout: 40_000 });
    await expect(operations(page)).toContainText('30 no longer in the queue');
    expect((await docket.queue()).total).toBe(30);
    await docket.clearFaults();
    await again.click();
    await confirm(page, 30);
    await expect.poll(async () => (await docket.queue()).total).toBe(0);
  });
});
