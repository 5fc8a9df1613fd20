import { expect, test } from './fixtures.ts';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
};

test('every kind of answer carries the whole set of headers, opens nothing to others and names no server', async ({
  docket,
}) => {
  const html = await (await fetch(`${docket.url}/results`)).text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  const cases: [path: string, status: number, caching: RegExp][] = [
    ['/results', 200, /^no-store$/],
    ['/acknowledged?state=nonsense', 200, /^no-store$/],
    ['/api/session', 200, /^no-store$/],
    ['/api/task-results?page=0', 400, /^no-store$/],
    ['/api/nothing', 404, /^no-store$/],
    ['/assets/missing.js', 404, /^no-store$/],
    ['/package.json', 404, /^no-store$/],
    ['/.env', 404, /^no-store$/],
    ['/.vite/manifest.json', 404, /^no-store$/],
    [script, 200, /immutable/],
  ];
  for (const [path, status, caching] of cases) {
    const response = await fetch(docket.url + path, { headers: { origin: 'https://evil.test' } });
    expect([path, response.status]).toEqual([path, status]);
    expect([path, Object.fromEntries([...response.headers].filter(([name]) => name in HEADERS))]).toEqual([
      path,
      HEADERS,
    ]);
    expect(response.headers.get('cache-control')).toMatch(caching);
    const names = [...response.headers.keys()].join(' ');
    expect(names).not.toMatch(/access-control|server|x-powered-by|strict-transport/);
  }
});

test('an address that leads nowhere is a page that says so; a trailing slash is forgiven', async ({
  page,
  docket,
}) => {
  for (const address of ['/nowhere', '/results/deeper']) {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await expect(page.getByText('There is no such page')).toBeVisible();
  }
  await page.goto('/results/?status=failed');
  await expect(page).toHaveURL('/results?status=failed');
  expect((await fetch(`${docket.url}/nowhere`)).headers.get('content-type')).toContain('json');
});

test('a page on another port of this machine can neither read nor acknowledge', async ({ docket, page }) => {
  const [item] = (await docket.queue()).items;
  await page.goto(`${docket.url}/results`);
  const evil = `${docket.emulatorUrl}/`;
  await page.goto(evil);
  const outcomes = await page.evaluate(
    async ([target, id]) => {
      const body = JSON.stringify({ operationId: crypto.randomUUID(), ids: [id] });
      const attempt = (init: RequestInit) =>
        fetch(`${target}/api/acknowledgements`, init).then(
          (r) => r.status,
          () => 'refused',
        );
      return [
        await attempt({ method: 'POST', body }),
        await attempt({ method: 'POST', body, mode: 'no-cors' }),
        await attempt({
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', 'x-docket': '1' },
        }),
        await fetch(`${target}/api/session`).then(
          () => 'read',
          () => 'refused',
        ),
      ];
    },
    [docket.url, item?.taskDetailNo ?? ''],
  );
  expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
  expect(docket.ledger()).toEqual([]);
  expect(await docket.calls('AcknowledgeTaskResult')).toHaveLength(0);
});
test.use({
  expectedErrors: [/CORS policy|net::ERR_FAILED|status of 40\d|NotSameOrigin|CSP violation|Refused to/],
});

test('a second Docket on the same data folder does not start, and says why', async ({ docket }) => {
  const { DocketProcess } = await import('./docket-process.ts');
  const second = new DocketProcess(docket.dataDir);
  await expect(second.start()).rejects.toThrow(/Another Docket is using/);
  expect((await fetch(`${docket.url}/healthz`)).status).toBe(200);
});
