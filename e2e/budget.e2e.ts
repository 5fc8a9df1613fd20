import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';
import { resultsPage } from './results-page.ts';

const CLIENT = resolve(import.meta.dirname, '../dist/client');
/** KiB gzipped; the least of the peers ships 248 kB. */
const MAX_INITIAL_SCRIPT_KIB = 160;
/** The same for all scripts that a page's document names, and their number. */
const MAX_SCRIPTS: Readonly<Record<string, readonly [kib: number, files: number]>> = {
  '/results': [MAX_INITIAL_SCRIPT_KIB, 4],
  '/tasks': [160, 5],
  '/tasks/t': [168, 6],
  '/batches': [164, 5],
  '/acknowledged': [163, 5],
};
/** The document, its style, four scripts, and what is asked of Docket: rows, counts, session, operations. */
const MAX_REQUESTS = 10;
/** What Docket asks of the cloud for the first view: a page, and the counts of its two states. */
const FIRST_CALLS = 3;

const gzipKib = (paths: readonly string[]) =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(CLIENT, path))).byteLength, 0) / 1024;

test('the first view: few files and bytes, each question asked once, and early', async ({ page, docket }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto('/results');
  await expect(resultsPage(page).rows).toHaveCount(50);
  const scripts = [...new Set(requests.filter((path) => path.endsWith('.js')))];
  expect(gzipKib(scripts)).toBeLessThan(MAX_INITIAL_SCRIPT_KIB);
  await page.waitForLoadState('networkidle');
  expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(MAX_REQUESTS);
  expect(await docket.calls('PollTaskResult')).toHaveLength(FIRST_CALLS);

  const api = requests.filter((path) => path.startsWith('/api/'));
  expect(new Set(api).size).toBe(api.length);
  const initiators = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return Object.fromEntries(entries.map((entry) => [new URL(entry.name).pathname, entry.initiatorType]));
  });
  expect(initiators['/api/task-results']).toBe('link');
});

test('each document names few scripts of few bytes, and all that its page begins with', async ({
  docket,
}) => {
  for (const [address, [maxKib, maxFiles]] of Object.entries(MAX_SCRIPTS)) {
    const html = await (await fetch(docket.url + address)).text();
    const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? '');
    expect(scripts.length, address).toBeGreaterThan(1);
    expect(scripts.length, address).toBeLessThanOrEqual(maxFiles);
    expect(gzipKib(scripts), address).toBeLessThan(maxKib);
  }
});

test('the other pages too ask each question once, and those of their first view with the document', async ({
  page,
  docket,
}) => {
  const [item] = (await docket.queue()).items;
  const firstQuestions = {
    '/tasks': ['/api/task-results'],
    [`/tasks/${item?.taskNo}`]: [`/api/tasks/${item?.taskNo}/details`],
    '/batches': ['/api/batch-counts', '/api/followed-batches'],
  };
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url());
  });
  for (const [address, questions] of Object.entries(firstQuestions)) {
    asked.length = 0;
    await page.goto(address);
    await expect(page.locator('tbody tr[data-row-id]').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect([address, [...asked].sort()]).toEqual([address, [...new Set(asked)].sort()]);
    const late = await page.evaluate(() => {
      const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      return entries
        .filter((entry) => entry.initiatorType !== 'link')
        .map((entry) => new URL(entry.name).pathname);
    });
    expect([address, late.filter((path) => questions.includes(path))]).toEqual([address, []]);
  }
});

test('1,000 rows cost no more elements than 50', async ({ page, docket }) => {
  await docket.addRows(Array.from({ length: 900 }, (_, index) => ({ domain: `row-${index}.example` })));
  const count = () => page.evaluate(() => document.querySelectorAll('*').length);
  const results = resultsPage(page);
  await page.goto('/results');
  await expect(results.rows).toHaveCount(50);
  const fifty = await count();
  await page.goto('/results?pageSize=1000');
  await expect(results.range).toHaveText('1–1,000 of 1,050');
  expect(await count()).toBeLessThan(fifty * 1.5);
});

test('no secret and no schema library in what the browser gets', () => {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|html|css|json)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const text = readFileSync(join(CLIENT, file), 'utf8');
    expect(text, file).not.toMatch(/docket-emulator-secret|ACCESS_KEY|safeParse|ACS3-HMAC/);
  }
});
