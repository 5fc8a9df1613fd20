import type { Page } from '@playwright/test';
import { LANGUAGE_COOKIE } from '../src/contract/preferences.ts';
import { expect, test } from './fixtures.ts';
import { resultsPage } from './results-page.ts';

/** Counts are asked for with one row a page; they come this long after the rows. */
const LATE_COUNTS = { kind: 'slow', action: 'PollTaskResult', params: { PageSize: '1' }, ms: 700 } as const;

declare global {
  interface Window {
    /** What moved since the document began, in words. */
    moves: string[];
  }
}

/**
 * Writes down all that moves by itself: what Chromium reports as a layout shift, also right after a click; and, as a
 * shift below 3 px is not reported, each change of place or width of the parts that a reader aims at, frame by frame.
 * The heading and the navigation have one place on all pages. Rows and what stands below them go where the list
 * has them, and messages lie over the page: these do not count.
 */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    window.moves = [];
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent}`
        .replace(/[\d,.]+/g, '')
        .slice(0, 40);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { sources: ShiftSource[] })[])
        for (const { node, previousRect: from, currentRect: to } of entry.sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          if (element?.matches('tbody *, [role=status], .fixed, .table-footer')) continue;
          const name = element ? nameOf(element) : 'removed';
          window.moves.push(`shift ${name}: ${from.x},${from.y} -> ${to.x},${to.y}`);
        }
    }).observe({ type: 'layout-shift', buffered: true });
    interface ShiftSource {
      readonly node: Node | null;
      readonly previousRect: DOMRect;
      readonly currentRect: DOMRect;
    }
    const parts = {
      everywhere: 'h1, header nav a',
      onItsPage: 'search button, search input, main [download], table, thead th, tbody tr:first-child',
    };
    const seen = new Map<string, string>();
    const look = () => {
      const named = new Map<string, number>();
      for (const [where, selector] of Object.entries(parts)) {
        for (const element of document.querySelectorAll(selector)) {
          const { left, y, width } = element.getBoundingClientRect();
          const x = left + (element.closest('[role=group]')?.scrollLeft ?? 0);
          const row = element.matches('tbody *');
          const name = row ? 'first row' : element.tagName === 'H1' ? 'h1' : nameOf(element);
          const index = named.get(name) ?? 0;
          named.set(name, index + 1);
          const key = where === 'everywhere' ? name : `${location.pathname} ${name} ${index}`;
          const place = [x, y + scrollY, ...(name === 'h1' ? [] : [width])].map(Math.round).join();
          const before = seen.get(key);
          if (before !== undefined && before !== place) window.moves.push(`${key}: ${before} -> ${place}`);
          seen.set(key, place);
        }
      }
      requestAnimationFrame(look);
    };
    addEventListener('DOMContentLoaded', look);
  });
  return () => page.evaluate(() => window.moves);
}

test('numbers come, a filter is set, rows are chosen and acknowledged: nothing else moves', async ({
  page,
  docket,
}) => {
  const moves = await watch(page);
  const { table, rows, row, ids, status, acknowledge } = resultsPage(page);
  await docket.addFault(LATE_COUNTS);
  await page.goto('/results');
  await expect(rows).toHaveCount(50);
  await expect(status('All')).toContainText('150');
  await status('Failed').click();
  await expect(table).not.toHaveAttribute('aria-busy', 'true');
  await status('All').click();
  await expect(rows).toHaveCount(50);
  const [id = ''] = await ids();
  await row(id).getByRole('checkbox').check();
  await expect(page.getByRole('region', { name: '1 selected' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await acknowledge(id);
  await expect(row(id)).toContainText('Acknowledged');
  for (const title of ['Task details', 'Batch counts', 'Acknowledged', 'Results']) {
    await page.getByRole('navigation').getByRole('link', { name: title }).click();
    await expect(table).not.toHaveAttribute('aria-busy', 'true');
  }
  expect(await moves()).toEqual([]);
  expect(docket.ledger().map(({ state }) => state)).toEqual(['confirmed']);
});

for (const { name, viewport, language } of [
  { name: 'a wide window', viewport: { width: 1440, height: 900 }, language: 'en' },
  { name: 'a Chinese phone', viewport: { width: 360, height: 2000 }, language: 'zh' },
]) {
  test.describe(name, () => {
    test.use({ viewport });

    test('each page keeps its places while it loads and is filtered', async ({ page, docket }) => {
      const moves = await watch(page);
      await page.context().addCookies([{ name: LANGUAGE_COOKIE, value: language, url: docket.url }]);
      const [task] = (await docket.queue()).items;
      await docket.addFault(LATE_COUNTS);
      const moved: Record<string, string[]> = {};
      const addresses = ['/results', '/tasks', `/tasks/${task?.taskNo}`, '/batches', '/acknowledged'];
      for (const address of addresses) {
        await page.goto(address);
        const table = page.getByRole('table');
        await expect(table).not.toHaveAttribute('aria-busy', 'true');
        await page.waitForLoadState('networkidle');
        for (const group of await page.getByRole('search').getByRole('group').all()) {
          await group.getByRole('button').last().click();
          await expect(table).not.toHaveAttribute('aria-busy', 'true');
        }
        moved[address] = await moves();
      }
      expect(moved).toEqual(Object.fromEntries(addresses.map((address) => [address, []])));
    });
  });
}
