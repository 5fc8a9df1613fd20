import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { FINISHED, TASK, taskPage } from './task-page.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** What a theme can change. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** A check takes seconds on a busy machine. */
test.describe.configure({ timeout: 180_000 });

const WIDTHS = [2560, 1440, 1024, 768, 360, 320];

/** Rules of WCAG 2.2 AA that a program can check; those about colours in both themes. */
async function check(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const axe = new AxeBuilder({ page });
    const rules = colorScheme === 'light' ? axe.withTags(WCAG) : axe.withRules(OF_COLOURS);
    const { violations } = await rules.analyze();
    expect(violations.map(({ id, nodes }) => `${state}, ${colorScheme}: ${id} ${nodes[0]?.html}`)).toEqual(
      [],
    );
  }
}

/** Opens an address and checks it, also for what reaches beyond the window's sides. */
async function checkPage(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await check(page, address);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await expect
      .poll(
        () =>
          page.evaluate(() => {
            const root = document.documentElement;
            return [innerWidth, root.scrollWidth - root.getBoundingClientRect().width];
          }),
        { message: `${address}, ${width} px` },
      )
      .toEqual([width, 0]);
  }
}

test('no page of results breaks a rule of WCAG 2.2 AA, and nothing has to be scrolled sideways', async ({
  page,
}) => {
  await checkPage(page, '/results?pageSize=20');
  await checkPage(page, '/results?status=failed&pageSize=20');
  await checkPage(page, '/results?domain=nobody.example');
});

test('nor do the other pages', async ({ page }) => {
  await checkPage(page, '/tasks');
  await checkPage(page, '/batches');
  await checkPage(page, '/acknowledged');
});

test('nor does a task, with its reasons and a choice, or with a result open in full', async ({
  page,
  docket,
}) => {
  await docket.addTask({ taskNo: TASK, rows: FINISHED });
  const task = taskPage(page);
  await checkPage(page, `/tasks/${TASK}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Reasons of 4 failures' }).click();
  await expect(task.reasons.getByRole('listitem')).toHaveCount(2);
  await task.rows.first().getByRole('checkbox').check();
  await check(page, 'reasons and a choice');
  await page.getByRole('button', { name: 'poor.example', exact: true }).click();
  await expect(task.dialog).toBeVisible();
  await check(page, 'drawer');
});

test('nor does a task or a batch that is none', async ({ page }) => {
  await page.goto('/tasks/no-such-task');
  await expect(page.getByText('This task has no details')).toBeVisible();
  await check(page, 'no such task');
  await page.goto('/batches?taskId=424242');
  await expect(page.getByRole('row', { name: /424242/ })).toContainText('No batch answers to this ID');
  await check(page, 'no such batch');
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the page follows the browser, the API answers in the same language, and the choice is remembered', async ({
    page,
    docket,
  }) => {
    await page.goto('/results');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('任务结果');
    await expect(page.getByRole('button', { name: /^成功/ })).toBeVisible();
    const langs = (await docket.calls('PollTaskResult')).filter(({ params }) => params.PageSize === '50');
    expect(langs.map(({ params }) => params.Lang)).toEqual(['zh']);
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Task results');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('a theme that was chosen is there before the first paint', async ({ page, docket }) => {
  await page.goto('/results');
  const theme = page.getByRole('button', { name: /^Theme/ });
  await theme.click();
  while (!(await theme.getAttribute('aria-label'))?.includes('dark')) await theme.click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const html = await (await fetch(`${docket.url}/results`, { headers: { cookie: cookies } })).text();
  expect(html).toContain('data-theme="dark"');
});
