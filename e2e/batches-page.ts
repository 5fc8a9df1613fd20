import type { Page } from '@playwright/test';

/** The batch counts as a person names their parts. */
export function batchesPage(page: Page) {
  const rows = page.locator('tbody tr[data-row-id]');
  return {
    rows,
    row: (text: string) => rows.filter({ hasText: text }),
    field: page.getByRole('textbox', { name: 'Batch task ID' }),
    follow: page.getByRole('button', { name: 'Follow', exact: true }),
    type: (name: string) =>
      page.getByRole('group', { name: 'Batch type' }).getByRole('button', { name, exact: true }),
    status: (name: string) =>
      page.getByRole('group', { name: 'Status' }).getByRole('button', { name, exact: true }),
    ids: () => rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-row-id') ?? '')),
  };
}
