import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';
import { FINISHED, TASK, taskPage } from './task-page.ts';

const opened = (page: Page) => new URL(page.url()).searchParams.get('open');
const entries = (page: Page) => page.evaluate(() => history.length);

test('an opened row is in the address, and Back closes it with the focus on its row', async ({
  page,
  docket,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/task-results')) asked.push(request.url());
  });
  const { row, first, dialog } = await openResults(page, '/results?status=failed');
  const [one = '', two = '', three = ''] = first;
  await page.waitForLoadState('networkidle');
  const questions = asked.length;
  const before = await entries(page);
  await row(one).getByRole('rowheader').getByRole('button').click();
  await expect(dialog).toContainText(one);
  await expect.poll(() => opened(page)).toBe(one);
  for (const id of [two, three]) {
    await dialog.getByRole('button', { name: 'Next result' }).click();
    await expect(dialog).toContainText(id);
    await expect.poll(() => opened(page)).toBe(id);
  }
  expect(await entries(page)).toBe(before + 1);
  await page.goBack();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/results\?status=failed$/);
  await expect(row(three)).toBeFocused();
  for (const _time of ['once', 'again']) {
    await page.goForward();
    await expect(dialog).toContainText(three);
    // A second press of Escape must not leave the page.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/\/results\?status=failed$/);
    await expect(row(three)).toBeFocused();
  }
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect.poll(() => opened(page)).toBe(two);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(row(two)).toBeFocused();
  await expect(page).toHaveURL(/\/results\?status=failed$/);
  expect(await entries(page)).toBe(before + 1);
  expect(asked.length).toBe(questions);

  // What leaves the queue stays open as it was; after a reload it is not there, which is said once.
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /^Acknowledge/ }).click();
  await expect.poll(() => docket.ledger().map((done) => done.state)).toEqual(['confirmed']);
  await expect(dialog).toContainText(two);
  await page.reload();
  const words = page.getByRole('alert').filter({ hasText: 'not on this page' });
  await expect(words).toHaveCount(1);
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/results\?status=failed$/);
  await expect(row(one)).toBeVisible();
});

test('a link to a row opens it on every page that has drawers', async ({ page, docket }) => {
  const { acknowledge, first, ids, rows, row, dialog } = await openResults(page);
  const [acknowledged = '', linked = ''] = first;
  await acknowledge(acknowledged);
  await expect.poll(() => docket.ledger().map((done) => done.state)).toEqual(['confirmed']);
  const taskNo = (await docket.queue()).items.find((item) => item.taskDetailNo === linked)?.taskNo;
  await page.goto('/acknowledged');
  await expect(rows).toHaveCount(1);
  const [tried = ''] = await ids();
  for (const [path, id] of [
    ['/results', linked],
    [`/tasks/${taskNo}`, linked],
    ['/acknowledged', tried],
  ] as const) {
    await page.goto(`${path}?open=%20${id}`);
    await expect(dialog).toContainText(id.replace(/\..*$/, ''));
    const before = await entries(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(row(id)).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    expect(await entries(page)).toBe(before);
    await page.keyboard.press('Enter');
    await expect.poll(() => opened(page)).toBe(id);
    await page.goBack();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await page.goto(`${path}?open=nobody`);
    await expect(page.getByRole('alert').filter({ hasText: 'not on this page' })).toHaveCount(1);
    await expect(row(id)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
  }
});

test('of 1,000 rows too, the one that was open has the focus', async ({ page, docket }) => {
  await docket.addRows(Array.from({ length: 300 }, (_, index) => ({ domain: `row-${index}.example` })));
  const order = (await docket.queue()).items.map((item) => item.taskDetailNo);
  const { row, dialog } = await openResults(page, `/results?pageSize=1000&open=${order[250]}`);
  await expect(dialog).toContainText(order[250] ?? '');
  await page.keyboard.press('Escape');
  await expect(row(order[250] ?? '')).toBeFocused();
  await expect(row(order[250] ?? '')).toBeInViewport();
});

test('a row without an id of its own is opened and closed alike, and is in no address', async ({
  page,
  docket,
}) => {
  await docket.addTask({ taskNo: TASK, rows: FINISHED });
  await docket.addFault({ kind: 'altered', action: 'QueryTaskDetailList', rows: { TaskDetailNo: '' } });
  const { rows, dialog } = taskPage(page);
  await page.goto(`/tasks/${TASK}`);
  await expect(rows).toHaveCount(12);
  await rows.first().focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('fine-0.example');
  await dialog.getByRole('button', { name: 'Next result' }).click();
  await expect(dialog).toContainText('fine-1.example');
  expect(opened(page)).toBeNull();
  await page.goBack();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/tasks/${TASK}$`));
  await expect(rows.nth(1)).toBeFocused();
});
