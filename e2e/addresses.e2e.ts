import { request } from 'node:http';
import { expect, test } from './fixtures.ts';

test.describe('addresses that cannot be decoded', () => {
  test.use({ expectedErrors: [/status of 400/] });

  test('never crash the app: a page opens, or says where Docket is', async ({ docket, page }) => {
    for (const [address, title] of [
      ['/results?domain=%zz', 'Task results'],
      ['/acknowledged?domain=%ED%A0%80', 'Acknowledged'],
      ['/batches?taskId=%00', 'Batch counts'],
      ['/tasks/%ud800', 'This address cannot be read'],
    ] as const) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    }
    await expect(page.getByRole('link', { name: docket.url })).toBeVisible();
  });
});

test.describe('an address that is refused', () => {
  test.use({ expectedErrors: [/status of 421/], locale: 'zh-CN' });

  test('shows a person the one that works, in their language, and the link leads there', async ({
    docket,
    page,
  }) => {
    // Any other name of this machine, as a tunnel or a hosts file gives it one.
    const refused = docket.url.replace('127.0.0.1', '127.0.0.1.nip.localhost');
    const response = await page.goto(`${refused}/results`);
    expect(response?.status()).toBe(421);
    await expect(page.getByRole('heading', { name: 'Docket 在另一个地址' })).toBeVisible();
    await page.getByRole('link', { name: docket.url }).click();
    await expect(page).toHaveURL(`${docket.url}/results`);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
  });
});

test('/healthz answers a balancer that asks by an address of its own', async ({ docket }) => {
  const status = await new Promise<number>((done, failed) => {
    request(`${docket.url}/healthz`, { headers: { host: '10.0.0.7:8080' } }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on('error', failed)
      .end();
  });
  expect(status).toBe(200);
});

test.describe('images of another page', () => {
  test.use({ expectedErrors: [/status of 40\d|ERR_BLOCKED|NotSameOrigin/] });

  test('cost no call to the cloud', async ({ docket, page }) => {
    await page.goto(`${docket.emulatorUrl}/`);
    await docket.clearCalls();
    await page.evaluate(
      async (target) => {
        const load = (name: number) =>
          new Promise((done) => {
            const image = new Image();
            image.onload = image.onerror = done;
            image.src = `${target}/api/task-results?taskNo=${name}`;
          });
        await Promise.all(Array.from({ length: 40 }, (_, name) => load(name)));
      },
      docket.url.replace('127.0.0.1', 'localhost'),
    );
    // The name with the same spelling is one site with this page, the other is not.
    for (const target of [docket.url, docket.url.replace('127.0.0.1', 'localhost')]) {
      await page.evaluate(async (origin) => {
        const load = (name: number) =>
          new Promise((done) => {
            const image = new Image();
            image.onload = image.onerror = done;
            image.src = `${origin}/api/task-results?taskNo=${name}`;
          });
        await Promise.all(Array.from({ length: 20 }, (_, name) => load(name)));
      }, target);
    }
    expect(await docket.calls('PollTaskResult')).toHaveLength(0);
  });
});
