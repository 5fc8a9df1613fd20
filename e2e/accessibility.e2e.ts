import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { FINISHED, TASK, taskPage } from './task-page.ts';

const PAGES = [
  '/results?pageSize=20',
  '/results?status=failed&pageSize=20',
  '/results?domain=nobody.example',
  '/tasks',
  '/batches',
  '/acknowledged',
];

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('no page breaks a rule of WCAG 2.2 AA that a program can check', async ({ page, docket }) => {
      test.slow();
      const [task] = (await docket.queue()).items;
      for (const address of [...PAGES, `/tasks/${task?.taskNo}`]) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        expect(violations.map(({ id, nodes }) => `${address}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
    });

    test('nor does a task in one of its other states, or a batch that is none', async ({ page, docket }) => {
      test.slow();
      await docket.addTask({ taskNo: TASK, rows: FINISHED });
      const check = async (state: string) => {
        const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        expect(violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      };
      const task = taskPage(page);
      await page.goto(`/tasks/${TASK}`);
      await page.getByRole('button', { name: 'Reasons of 4 failures' }).click();
      await expect(task.reasons.getByRole('listitem')).toHaveCount(2);
      await task.rows.first().getByRole('checkbox').check();
      await check('reasons and a choice');
      await page.getByRole('button', { name: 'poor.example', exact: true }).click();
      await expect(task.dialog).toBeVisible();
      await check('drawer');
      await page.goto('/tasks/no-such-task');
      await expect(page.getByText('This task has no details')).toBeVisible();
      await check('no such task');
      await page.goto('/batches?taskId=424242');
      await expect(page.getByRole('row', { name: /424242/ })).toContainText('No batch answers to this ID');
      await check('no such batch');
    });
  });
}

for (const width of [320, 360, 768, 1024, 1440, 2560]) {
  test(`nothing has to be scrolled sideways at ${width} px`, async ({ page, docket }) => {
    await page.setViewportSize({ width, height: 800 });
    const [task] = (await docket.queue()).items;
    for (const address of [...PAGES, `/tasks/${task?.taskNo}`]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([address, scrollWidth]).toEqual([address, width]);
    }
  });
}

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
