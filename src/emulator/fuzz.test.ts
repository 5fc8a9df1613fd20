import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callAcs3, callRpc, isoSeconds, type Params, type Reply } from './testing/caller.ts';
import { readXml } from './testing/read-xml.ts';
import { START, startEmulator } from './testing/start.ts';

/** The usual number of runs. DOCKET_FUZZ_RUNS=33334 sends 100,000 requests. */
const RUNS = Number(process.env.DOCKET_FUZZ_RUNS ?? 1500);
const TIMEOUT_MS = 300_000;

const emulator = startEmulator({ results: 60 });
const timestamp = isoSeconds(START);
emulator.control.addTask({ taskNo: 'odd', rows: [{ domain: '\u0000<&>\uD800]]>', errorMsg: '\u0007"\\' }] });

const NAMES = [
  ...[
    'Action',
    'Version',
    'Format',
    'PageNum',
    'PageSize',
    'TaskResultStatus',
    'TaskStatus',
    'TaskNo',
    'DomainName',
  ],
  ...[
    'InstanceId',
    'Lang',
    'UserClientIp',
    'TaskId',
    'BatchType',
    'TaskDetailNo',
    'TaskDetailNo.1',
    'TaskDetailNo.2',
  ],
  ...['TaskDetailNo.0', 'TaskDetailNo.99999999999', '__proto__', 'constructor', 'toString', 'SecurityToken'],
];
const VALUES = [
  ...[
    '',
    '0',
    '1',
    '2',
    '3',
    '-1',
    '20',
    '1000',
    '1001',
    '2147483647',
    '2147483648',
    '9223372036854775807',
    '1e9',
  ],
  ...[
    'JSON',
    'XML',
    'xml',
    'en',
    'zh',
    'odd',
    'RR_ADD',
    '2018-01-29',
    '2015-01-09',
    'null',
    'true',
    '0x1',
    ' 1',
  ],
];
const ACTIONS = [
  'PollTaskResult',
  'AcknowledgeTaskResult',
  'QueryTaskDetailList',
  'DescribeBatchResultCount',
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);
const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...NAMES) }, fc.string({ maxLength: 12 }));
const params = fc
  .tuple(fc.constantFrom(...ACTIONS, 'Nonsense'), fc.array(fc.tuple(name, text), { maxLength: 8 }))
  .map(([Action, pairs]): Params => ({ Action, PageNum: '1', PageSize: '3', ...Object.fromEntries(pairs) }));
const transport = fc.record({
  method: fc.constantFrom('GET', 'POST'),
  isForm: fc.boolean(),
  accept: fc.constantFrom('', '*/*', 'application/json', 'text/xml', 'text/xml;q=x, ,;'),
});

/** Checks that an answer is whole, in the format that it states, and of a kind that the API has. */
function expectAnswer(reply: Reply): void {
  if (reply.headers.get('content-type') === 'text/xml;charset=utf-8') {
    expect(readXml(reply.text).name).toMatch(reply.status === 200 ? /Response$/ : /^Error$/);
  } else {
    expect(reply.headers.get('content-type')).toBe('application/json;charset=utf-8');
    expect(reply.body).toHaveProperty(reply.status === 200 ? 'RequestId' : 'Code');
  }
  expect([200, 400, 404]).toContain(reply.status);
  expect(reply.headers.get('x-acs-request-id')).toMatch(/^[0-9A-F-]{36}$/);
}

test('whatever is asked and signed with HMAC-SHA1 is answered in the format asked for', {
  timeout: TIMEOUT_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(params, transport, async (asked, { method, isForm, accept }) => {
      const options = {
        timestamp,
        method: isForm ? 'POST' : method,
        isForm,
        headers: accept ? { accept } : {},
      };
      const reply = await callRpc(emulator.upstream, asked, options);
      expectAnswer(reply);
      const format = (asked.Format ?? 'JSON').toUpperCase();
      if (format === 'XML' || format === 'JSON') {
        expect(reply.headers.get('content-type')).toContain(format.toLowerCase());
      }
    }),
    { numRuns: RUNS },
  );
});

test('whatever is asked and signed with ACS3 is answered in the format asked for', {
  timeout: TIMEOUT_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(params, transport, async (any, { isForm, accept }) => {
      // The action is a header here, which holds printable ASCII only.
      const asked = { ...any, Action: (any.Action ?? '').replace(/[^!-~]/g, '') };
      expectAnswer(
        await callAcs3(emulator.upstream, asked, { timestamp, isForm, headers: accept ? { accept } : {} }),
      );
    }),
    { numRuns: RUNS },
  );
});

test('whatever arrives without a signature is refused in order', { timeout: TIMEOUT_MS }, async () => {
  const header = fc.constantFrom(
    'authorization',
    'x-acs-action',
    'x-acs-version',
    'x-acs-date',
    'content-type',
    'accept',
  );
  const value = fc.oneof(
    fc.constantFrom('ACS3-HMAC-SHA256 ', 'application/x-www-form-urlencoded', ...ACTIONS, ...VALUES),
    fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
  );
  const raw = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
    path: fc.string({ unit: 'binary', maxLength: 30 }),
    headers: fc.dictionary(header, value, { maxKeys: 4 }),
    body: fc.option(fc.uint8Array({ maxLength: 60 }), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(raw, async ({ method, path, headers, body }) => {
      const url = new URL('http://127.0.0.1:4181/');
      url.search = path;
      const isBodiless = method === 'GET' || method === 'HEAD';
      const init = { method, headers, ...(isBodiless || !body ? {} : { body: Buffer.from(body) }) };
      const response = await emulator.upstream(new Request(url, init));
      const answer = await response.text();
      expectAnswer({
        status: response.status,
        headers: response.headers,
        text: answer,
        body: answer.startsWith('{') ? JSON.parse(answer) : undefined,
      });
      expect(response.status).not.toBe(200);
    }),
    { numRuns: RUNS },
  );
});
