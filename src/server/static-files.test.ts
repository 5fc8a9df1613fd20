import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen } from './listen.ts';
import { answerAsset } from './static-files.ts';

const SCRIPT = 'console.log("a script");\n'.repeat(200);
const folder = mkdtempSync(join(tmpdir(), 'docket-assets-'));
const assets = join(folder, 'assets');
let server: Listening;

beforeAll(async () => {
  mkdirSync(assets);
  writeFileSync(join(assets, 'page-1a2b.js'), SCRIPT);
  writeFileSync(join(assets, 'page-1a2b.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(assets, 'page-1a2b.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(assets, 'plain-3c4d.css'), 'body {}');
  writeFileSync(join(folder, 'secret.js'), 'outside');
  const app = new Hono();
  app.get('/assets/:file', async (context) => (await answerAsset(context, assets)) ?? context.notFound());
  server = await listen((asked) => app.fetch(asked), '127.0.0.1', 0);
});

afterAll(async () => {
  await server.close(0);
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it travelled. */
  readonly bytes: Buffer;
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: server.port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    asked.on('error', reject).end();
  });
}

test.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['br;q=0, gzip;q=0.1', 'gzip', gunzipSync],
  ['identity', undefined, (bytes: Buffer) => bytes],
])('a script for "%s" travels as the build made it: %s', async (accepted, encoding, decode) => {
  const { status, headers, bytes } = await get('/assets/page-1a2b.js', { 'accept-encoding': accepted });
  expect([status, headers['content-encoding'], headers.vary]).toEqual([200, encoding, 'Accept-Encoding']);
  expect(headers['content-type']).toMatch(/^text\/javascript/);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(decode(bytes).toString()).toBe(SCRIPT);
  if (encoding) expect(bytes.byteLength).toBeLessThan(SCRIPT.length / 10);
});

test('a file that was built in one form is answered in that form, whatever the client takes', async () => {
  const { headers, bytes } = await get('/assets/plain-3c4d.css', { 'accept-encoding': 'br, gzip' });
  expect([headers['content-encoding'], headers['content-type'], bytes.toString()]).toEqual([
    undefined,
    'text/css; charset=utf-8',
    'body {}',
  ]);
});

test('a client that has the file gets 304 without a body; HEAD gets the headers', async () => {
  const { headers } = await get('/assets/page-1a2b.js', { 'accept-encoding': 'br' });
  const again = await get('/assets/page-1a2b.js', { 'if-none-match': headers.etag ?? '' });
  expect([again.status, again.bytes.byteLength, again.headers.etag]).toEqual([304, 0, headers.etag]);
  expect(again.headers['cache-control']).toContain('immutable');
  const other = await get('/assets/page-1a2b.js', { 'if-none-match': 'W/"page-0000.js"' });
  expect(other.status).toBe(200);
  const head = await get('/assets/page-1a2b.js', {}, 'HEAD');
  expect([head.status, head.bytes.byteLength, head.headers.etag]).toEqual([200, 0, headers.etag]);
});

test.each([
  '/assets/missing.js',
  '/assets/..%2Fsecret.js',
  '/assets/%2e%2e/secret.js',
  '/assets/page-1a2b.js.br',
  '/assets/.hidden.js',
  '/assets/page-1a2b.js/',
  '/assets/',
])('%s is no file: 404, and not to be kept', async (path) => {
  const { status, headers } = await get(path, { 'accept-encoding': 'br' });
  expect([status, headers['cache-control'], headers['content-encoding']]).toEqual([
    404,
    undefined,
    undefined,
  ]);
});
