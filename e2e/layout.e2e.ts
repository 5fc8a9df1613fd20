import { expect, test } from './fixtures.ts';
import { resultsPage } from './results-page.ts';

test('the heading, the links and the filters stand still: on every page, before and after the counts', async ({
  page,
  docket,
}) => {
  const results = resultsPage(page);
  const left = async (name: string) => (await page.getByRole('link', { name }).boundingBox())?.x;
  await docket.addFault({ kind: 'hang', action: 'PollTaskResult', times: 0 });
  await page.goto('/results');
  const filter = page.getByRole('textbox', { name: 'Domain name' });
  await expect(filter).toBeVisible();
  const before = [await left('Task details'), await left('Acknowledged'), (await filter.boundingBox())?.x];
  await docket.clearFaults();
  await page.reload();
  await expect(results.status('All')).toContainText('150');
  const field = async () => (await filter.boundingBox())?.x;
  expect([await left('Task details'), await left('Acknowledged'), await field()]).toEqual(before);

  await results.status('Failed').click();
  await expect(page).toHaveURL(/status=failed/);
  expect(await field()).toBe(before[2]);

  const heading = page.getByRole('heading', { level: 1 });
  const top = (await heading.boundingBox())?.y;
  for (const [name, title] of [
    ['Task details', 'Task details'],
    ['Batch counts', 'Batch counts'],
    ['Acknowledged', 'Acknowledged'],
  ] as const) {
    await page.getByRole('navigation').getByRole('link', { name }).click();
    await expect(heading).toHaveText(title);
    expect((await heading.boundingBox())?.y).toBe(top);
  }
});
