import type { Page } from '@playwright/test';

export const TASK = '75addb07-28a3-450e-b5ec-0d3f1a2b0000';

/** A finished task of 12 domains: 3 with a lock, 1 without money, 8 that succeeded. */
export const FINISHED = [
  ...Array.from({ length: 8 }, (_, index) => ({ domain: `fine-${index}.example` })),
  ...Array.from({ length: 3 }, (_, index) => ({
    domain: `locked-${index}.example`,
    errorMsg: 'Task failed.',
    failReason: `locked-${index}.example has an update lock.\n`,
    tryCount: 3,
  })),
  { domain: 'poor.example', errorMsg: 'The balance is too low.', tryCount: 1 },
];

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
