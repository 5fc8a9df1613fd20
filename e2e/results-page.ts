import type { Page } from '@playwright/test';

/** The Task results page as a person names its parts. */
export function resultsPage(page: Page) {
  const table = page.getByRole('table');
  const rows = page.locator('tbody tr[data-row-id]');
  return {
    table,
    rows,
    row: (id: string) => page.locator(`tr[data-row-id="${id}"]`),
    ids: () => rows.evaluateAll((elements) => elements.map((row) => row.getAttribute('data-row-id') ?? '')),
    range: page.getByRole('navigation', { name: 'Pagination' }).getByText(/^\d.*of/),
    status: (name: 'All' | 'Succeeded' | 'Failed') =>
      page.getByRole('group', { name: 'Status' }).getByRole('button', { name: new RegExp(`^${name}`) }),
    dialog: page.getByRole('dialog'),
    toast: page.getByRole('status'),
    alert: page.getByRole('alert'),
  };
}
