import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { DocketProcess, type Settings } from './docket-process.ts';

const SERVER = resolve(import.meta.dirname, '../dist/server.js');
const LIVE = {
  DOCKET_UPSTREAM: 'alibaba',
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI0123456789abcdef',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-secret',
};

/** Runs the built product until it ends by itself. */
async function run(settings: Settings): Promise<{ code: number | null; err: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-run-'));
  const { PATH = '' } = process.env;
  const quiet = { PORT: '0', DOCKET_EMULATOR_PORT: '0', LOG_LEVEL: 'error' };
  const env = { PATH, ...quiet, TMPDIR: folder, DOCKET_DATA_DIR: join(folder, 'data'), ...settings };
  const child = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  // One that does not end would outlive the test.
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  clearTimeout(giveUp);
  rmSync(folder, { recursive: true, force: true });
  return { code, err };
}

async function withDocket(
  settings: Settings,
  story: (docket: DocketProcess) => Promise<void>,
): Promise<void> {
  const docket = new DocketProcess();
  try {
    await docket.start(settings);
    await story(docket);
  } finally {
    await docket.dispose();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Status of a GET at an address, with the Host header that a browser sends there. */
function get(url: string): Promise<number> {
  return new Promise((done, failed) => {
    request(url, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on('error', failed)
      .end();
  });
}

async function acknowledge(docket: DocketProcess): Promise<number> {
  const [item] = (await docket.queue()).items;
  await fetch(`${docket.url}/api/task-results`);
  const response = await fetch(`${docket.url}/api/acknowledgements`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-docket': '1', origin: docket.url },
    body: JSON.stringify({ operationId: crypto.randomUUID(), ids: [item?.taskDetailNo], undoSeconds: 0 }),
  });
  return response.status;
}

test('whoever reads the log may leave: what is acknowledged afterwards is sent all the same', async () => {
  await withDocket({}, async (docket) => {
    docket.closeOutput();
    expect(await acknowledge(docket)).toBe(202);
    await expect.poll(() => docket.ledger().map((row) => row.state)).toEqual(['confirmed']);
    expect(await get(`${docket.url}/healthz`)).toBe(200);
    expect(await docket.stop()).toBe(0);
  });
});

const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some((it) => it.address === '::1'));
for (const HOST of ['127.0.0.1', '127.0.0.2', 'localhost', 'LOCALHOST', ...(hasIpv6 ? ['::1'] : [])]) {
  test(`HOST=${HOST} answers at the address it says it is ready at, and lets its page acknowledge`, async () => {
    await withDocket({ HOST }, async (docket) => {
      expect(await get(`${docket.url}/results`)).toBe(200);
      expect(await acknowledge(docket)).toBe(202);
    });
  });
}

test('on port 80, which no address names, it answers, or says why it cannot', async () => {
  const docket = new DocketProcess();
  const isStarted = await docket.start({ PORT: '80' }).then(
    () => true,
    () => false,
  );
  try {
    // Another program's port, or a user that may not have it.
    if (!isStarted) return expect((await run({ PORT: '80' })).code).toBe(78);
    expect(docket.url).toBe('http://127.0.0.1');
    expect(await get('http://127.0.0.1/results')).toBe(200);
    expect(await acknowledge(docket)).toBe(202);
  } finally {
    await docket.dispose();
  }
});

test('an address that cannot be listened on is exit 78 in words', async () => {
  await withDocket({}, async (docket) => {
    const { port } = new URL(docket.url);
    expect(await run({ PORT: port })).toEqual({
      code: 78,
      err: `docket: HOST=127.0.0.1 PORT=${port} cannot be used: this port is already in use.\n`,
    });
  });
});

const SENSELESS: [name: string, settings: Settings, word: RegExp][] = [
  ['certificates that nobody checks', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, /NODE_TLS_REJECT_UNAUTHORIZED/],
  [
    'a secret that ends with a line break',
    { ...LIVE, ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-secret\n' },
    /ALIBABA_CLOUD_ACCESS_KEY_SECRET/,
  ],
  [
    'a token of two lines',
    { ...LIVE, ALIBABA_CLOUD_SECURITY_TOKEN: 'canary\n    at secret' },
    /ALIBABA_CLOUD_SECURITY_TOKEN/,
  ],
  ['a port that browsers refuse', { PORT: '6000' }, /browsers/],
  ['a misspelt switch', { DOCKET_READONLY: '1' }, /DOCKET_READ_ONLY/],
  ['data inside the product', { DOCKET_DATA_DIR: resolve(SERVER, '../client/assets') }, /DOCKET_DATA_DIR/],
];
for (const [name, settings, word] of SENSELESS) {
  test(`${name}: exit 78 and one line without a secret`, async () => {
    const { code, err } = await run(settings);
    expect([code, err]).toEqual([78, expect.stringMatching(/^docket: [^\n]*\n$/)]);
    expect(err).toMatch(word);
    expect(err).not.toMatch(/canary|at secret/);
  });
}

test('one port for both servers is refused, as one of them would not be there', async () => {
  const port = String(await freePort());
  const { code, err } = await run({ PORT: port, DOCKET_EMULATOR_PORT: port });
  expect([code, err]).toEqual([
    78,
    `docket: PORT and DOCKET_EMULATOR_PORT are both ${port}: set one of them to another port.\n`,
  ]);
});

for (const [name, thrown] of [
  ['null', 'null'],
  ['nothing', ''],
  ['a text', "'can' + 'ary'"],
  ['an object that fights', '{get message(){throw 1},get stack(){throw 1},toString:null}'],
  ['an error whose message looks like a stack', "Error('can' + 'ary\\n    at can' + 'ary')"],
] as const) {
  test(`${name} thrown where nobody catches: one line of our own, exit 1`, async () => {
    const script = `const { stdout } = process, write = stdout.write;
      stdout.write = (text, ...rest) => {
        if (/ready/.test(text)) setTimeout(() => void Promise.reject(${thrown}));
        return write.call(stdout, text, ...rest);
      };`;
    const { code, err } = await run({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}`,
    });
    expect([code, err]).toEqual([1, expect.stringMatching(/^docket: unexpected [^\n]*\n$/)]);
    expect(err).not.toContain('canary');
  });
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`${signal} ends it in order: what was in its undo window is interrupted, not sent`, async () => {
    await withDocket({ DOCKET_UNDO_SECONDS: '30' }, async (docket) => {
      const [item] = (await docket.queue()).items;
      await fetch(`${docket.url}/api/task-results`);
      await fetch(`${docket.url}/api/acknowledgements`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-docket': '1', origin: docket.url },
        body: JSON.stringify({ operationId: crypto.randomUUID(), ids: [item?.taskDetailNo] }),
      });
      expect(await docket.stop(signal)).toBe(0);
      expect(docket.ledger().map((row) => row.state)).toEqual(['interrupted']);
    });
  });
}
