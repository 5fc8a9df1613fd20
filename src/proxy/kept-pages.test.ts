import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { undoUrl } from '../contract/routes.ts';
import { createRig, details, OPERATION, OTHER, pageOf } from '../ledger/testing/rig.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { cloudOver, mount, rig } from './testing/rig.ts';

const PAGE = '/api/task-results?page=1&pageSize=1000&lang=en';
const shows = ({ ledger }: ReturnType<typeof rig>) =>
  ledger.asked.filter(({ kind }) => kind === 'show').length;

test('a thousand viewers of the same rows cost one call, one look at the ledger and the same bytes', async () => {
  const viewers = rig();
  const answers = await Promise.all(
    Array.from({ length: 1000 }, async () => (await viewers.ask(PAGE)).text()),
  );
  expect(new Set(answers).size).toBe(1);
  expect([viewers.sent.length, shows(viewers)]).toEqual([1, 1]);
});

test('another page, another language and a newer reading are looked at for themselves', async () => {
  const viewers = rig();
  for (const url of [PAGE, PAGE.replace('en', 'zh'), PAGE.replace('page=1&', 'page=2&')])
    await viewers.ask(url);
  expect(shows(viewers)).toBe(3);
  await viewers.clock.advance(5000);
  const { asOf } = await (await viewers.ask(PAGE)).json();
  expect([shows(viewers), asOf]).toEqual([4, '2026-11-23T12:00:05.000Z']);
});

test('what the ledger does to a row is seen in the next answer, though the rows were read before', async () => {
  const { clock, ...bench } = createRig();
  const ledger = bench.open();
  const reading = { asOf: clock.now(), answer: pageOf(details(3), { page: 1, pageSize: 1000 }) };
  const { ask, post } = mount({
    cloud: { ...cloudOver().cloud, pollTaskResult: async () => reading },
    ledger,
  });
  const marks = async () => {
    const { items } = await (await ask(PAGE)).json();
    return items.map((row: { acknowledgement?: { state: string } }) => row.acknowledgement?.state);
  };
  const [first = ''] = details(1).map((row) => row.taskDetailNo);
  expect(await marks()).toEqual([undefined, undefined, undefined]);
  expect(await marks()).toEqual([undefined, undefined, undefined]);
  await post('/api/acknowledgements', { operationId: OPERATION, ids: [first] });
  expect(await marks()).toEqual(['pending', undefined, undefined]);
  await clock.advance(10_000);
  expect(await marks()).toEqual(['confirmed', undefined, undefined]);
});

describe('the form of an answer', () => {
  const decoders: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };

  /** A queue of three hundred rows over the real ledger, and a browser that says what it takes. */
  function queue() {
    const bench = createRig();
    const ledger = bench.open();
    const reading = () => ({
      asOf: bench.clock.now(),
      answer: pageOf(details(300), { page: 1, pageSize: 1000 }),
    });
    let current = reading();
    const { ask, post } = mount({
      cloud: { ...cloudOver().cloud, pollTaskResult: async () => current },
      ledger,
    });
    const get = (headers: Record<string, string>) => ask(PAGE, { headers });
    return { ...bench, get, post, ledger, readAnew: () => (current = reading()) };
  }

  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', null],
    ['deflate', null],
    ['*', null],
    ['', null],
  ])('Accept-Encoding "%s" is answered in %s, with the same JSON', async (accepted, encoding) => {
    const { get } = queue();
    const plain = await (await get({})).text();
    const response = await get({ 'accept-encoding': accepted });
    expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([
      encoding,
      'Accept-Encoding',
    ]);
    const bytes = Buffer.from(await response.arrayBuffer());
    const decode = decoders[encoding ?? ''] ?? ((same: Buffer) => same);
    expect(decode(bytes).toString()).toBe(plain);
    if (encoding) expect(bytes.byteLength).toBeLessThan(plain.length / 5);
  });

  test('small answers and errors travel as they are', async () => {
    const { ask } = rig();
    for (const path of [PAGE, '/api/task-results?page=0']) {
      const response = await ask(path, { headers: { 'accept-encoding': 'br, gzip' } });
      expect(response.headers.get('content-encoding')).toBeNull();
      await response.json();
    }
  });

  test('who has the bytes gets 304, in whatever encoding, until there is another reading', async () => {
    const { get, readAnew } = queue();
    const first = await get({ 'accept-encoding': 'br' });
    const etag = first.headers.get('etag') ?? '';
    const always = {
      ...SECURITY_HEADERS,
      'cache-control': 'private, no-cache',
      vary: 'Accept-Encoding',
      etag,
    };
    expect(Object.fromEntries(first.headers)).toMatchObject(always);
    for (const header of [etag, `"other", ${etag}`, etag.replace('W/', ''), '*']) {
      const again = await get({ 'if-none-match': header });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(Object.fromEntries(again.headers)).toMatchObject(always);
    }
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
    readAnew();
    const newer = await get({ 'if-none-match': etag });
    expect([newer.status, newer.headers.get('etag') === etag]).toEqual([200, false]);
  });

  test('nobody is told "not modified" of rows that the ledger has learned something of', async () => {
    const { get, post, clock } = queue();
    const states = new Set<string>();
    let etag = '';
    const look = async () => {
      const response = await get({ 'if-none-match': etag, 'accept-encoding': 'gzip' });
      if (response.status === 304) return undefined;
      etag = response.headers.get('etag') ?? '';
      const { items } = JSON.parse(gunzipSync(Buffer.from(await response.arrayBuffer())).toString());
      const [{ acknowledgement }] = items;
      if (acknowledgement) states.add(acknowledgement.state);
      return acknowledgement?.state ?? 'free';
    };
    expect([await look(), await look()]).toEqual(['free', undefined]);
    const [first = ''] = details(1).map((row) => row.taskDetailNo);
    await post('/api/acknowledgements', { operationId: OPERATION, ids: [first] });
    expect([await look(), await look()]).toEqual(['pending', undefined]);
    await post(undoUrl(OPERATION), {});
    expect([await look(), await look()]).toEqual(['free', undefined]);
    await post('/api/acknowledgements', { operationId: OTHER, ids: [first], undoSeconds: 0 });
    await clock.advance(1000);
    expect([await look(), await look()]).toEqual(['confirmed', undefined]);
    expect([...states]).toEqual(['pending', 'confirmed']);
  });
});
