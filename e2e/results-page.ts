import { expect, type Page } from '@playwright/test';

/** The Task results page as a person names its parts. */
export function resultsPage(page: Page) {
  const table = page.getByRole('table');
  const rows = page.locator('tbody tr[data-row-id]');
  const row = (id: string) => page.locator(`tr[data-row-id="${id}"]`);
  return {
    table,
    rows,
    row,
    /** Clicks a row's own button, as a mouse finds it. */
    acknowledge: async (id: string) => {
      await row(id).hover();
      await row(id)
        .getByRole('button', { name: /^Acknowledge/ })
        .click();
    },
    /** Takes pointer and focus off the rows: one that left the queue stays where they are. */
    letGo: async () => {
      await page.mouse.move(0, 0);
      await page.getByRole('heading', { level: 1 }).focus();
    },
    ids: () => rows.evaluateAll((elements) => elements.map((row) => row.getAttribute('data-row-id') ?? '')),
    range: page.getByRole('navigation', { name: 'Pagination' }).getByText(/^\d.*of/),
    status: (name: 'All' | 'Succeeded' | 'Failed') =>
      page.getByRole('group', { name: 'Status' }).getByRole('button', { name: new RegExp(`^${name}`) }),
    dialog: page.getByRole('dialog'),
    toast: page.getByRole('status'),
    alert: page.getByRole('alert'),
  };
}

/** Opens the results and waits for the rows; the answer is the page's parts and the ids on it. */
export async function openResults(page: Page, address = '/results') {
  const results = resultsPage(page);
  await page.goto(address);
  await expect(results.rows.first()).toBeVisible();
  const first = await results.ids();
  return { ...results, first, id: first[0] ?? '' };
}
