import type { Page } from '@playwright/test';

/** One task as a person names its parts. */
export function taskPage(page: Page) {
  const progress = page.getByRole('region', { name: 'Progress of the task' });
  const rows = page.locator('tbody tr[data-row-id]');
  /** The numbers of the header card, and the domains it speaks of. */
  const counts = async () => {
    const text = await progress.innerText();
    const read = (pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
    return {
      succeeded: read(/Succeeded\s+([\d,]+)/),
      failed: read(/Failed\s+([\d,]+)/),
      executing: read(/Executing\s+([\d,]+)/),
      waiting: read(/Waiting\s+([\d,]+)/),
      total: read(/([\d,]+) domains?/),
    };
  };
  return {
    progress,
    rows,
    counts,
    row: (id: string) => page.locator(`tr[data-row-id="${id}"]`),
    field: page.getByRole('textbox', { name: 'Task ID' }),
    status: (name: string) =>
      page.getByRole('group', { name: 'Status' }).getByRole('button', { name, exact: false }),
    reasons: page.getByRole('region', { name: 'Failures by reason' }),
    acknowledgeAll: page.getByRole('button', { name: /^Acknowledge [\d,]+ completed$/ }),
    dialog: page.getByRole('dialog'),
  };
}
