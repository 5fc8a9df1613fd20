import { expect, test } from './fixtures.ts';
import { resultsPage } from './results-page.ts';

test('a name is found in the form it is shown in and as it is pasted; part of a name is told so', async ({
  page,
  docket,
}) => {
  await docket.addRows([{ domain: 'xn--fsqu00a.net' }]);
  const [row] = (await docket.queue()).items.filter((item) => item.domainName === 'xn--fsqu00a.net');
  const results = resultsPage(page);
  await page.goto('/results');
  await expect(results.rows).toHaveCount(50);
  const field = page.getByRole('textbox', { name: 'Domain name' });
  await docket.addFault({ action: 'PollTaskResult', kind: 'text-filter', form: 'unicode' });
  for (const pasted of ['例子.net', '“https://www.例子。net/a?b”', 'XN--FSQU00A.NET']) {
    await field.fill(pasted);
    await field.press('Enter');
    await expect(results.rows).toHaveCount(1);
    await expect(results.rows).toContainText('例子.net');
    await page.getByRole('button', { name: 'Clear Domain name' }).click();
    await expect(results.rows).toHaveCount(50);
  }
  await docket.clearFaults();
  const task = page.getByRole('textbox', { name: 'Task ID' });
  await task.fill(` "${row?.taskNo.toUpperCase()}", `);
  await task.press('Enter');
  await expect(results.rows).toHaveCount(1);
  await page.goto(`/results?${new URLSearchParams({ domain: '牧野生物' })}`);
  await expect(page.getByText('is part of a name')).toBeVisible();
});
