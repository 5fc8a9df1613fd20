import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { callAcs3, callRpc, isoSeconds, type Reply } from '../testing/caller.ts';
import { ERROR_CASES, type ErrorCase, FAULT_CASES, mandatory, POLL } from '../testing/error-cases.ts';
import { readXml, xmlToObject } from '../testing/read-xml.ts';
import { START, startEmulator } from '../testing/start.ts';

function expectError(reply: Reply, format: string, [status, code, message]: ErrorCase['expected']): void {
  const isXml = format === 'XML';
  expect(reply.status).toBe(status);
  expect(reply.headers.get('content-type')).toBe(
    isXml ? 'text/xml;charset=utf-8' : 'application/json;charset=utf-8',
  );
  const root = isXml ? readXml(reply.text) : undefined;
  if (root) expect(root.name).toBe('Error');
  expect(root ? xmlToObject(root) : reply.body).toEqual({
    RequestId: reply.headers.get('x-acs-request-id'),
    HostId: 'domain.aliyuncs.com',
    Code: code,
    Message: message,
    Recommend: `https://error-center.aliyun.com/status/search?Keyword=${code}&source=PopGw`,
  });
  if (isXml) expect(reply.text).toContain(`<Recommend><![CDATA[https://error-center`);
}

describe.each(['JSON', 'XML'])('in %s', (Format) => {
  test.each(ERROR_CASES)('HMAC-SHA1, $name: $expected', async ({ params, options, expected }) => {
    const reply = await callRpc(
      startEmulator({ results: 0 }).upstream,
      { ...params, Format },
      { timestamp: isoSeconds(START), ...options },
    );
    expectError(reply, Format, expected);
  });

  test.each(ERROR_CASES)('ACS3, $name: $expected', async ({ params, options, expected }) => {
    const headers = { accept: Format === 'XML' ? 'application/xml' : 'application/json' };
    const reply = await callAcs3(startEmulator({ results: 0 }).upstream, params, {
      timestamp: isoSeconds(START),
      headers,
      ...options,
    });
    expectError(reply, Format, expected);
  });

  test.each(FAULT_CASES)('a fault: %i %s', async (...expected) => {
    const emulator = startEmulator({ results: 0 });
    emulator.control.addFault({ kind: 'error', code: expected[1] });
    expectError(await emulator.poll({ Format }), Format, expected);
  });

  test('a nonce that comes again within 15 minutes, and later', async () => {
    const emulator = startEmulator({ results: 0 });
    const ask = (now: number) =>
      callRpc(emulator.upstream, { ...POLL, Format }, { nonce: 'n', timestamp: isoSeconds(now) });
    expect((await ask(START)).status).toBe(200);
    expectError(await ask(START), Format, [
      400,
      'SignatureNonceUsed',
      'Specified signature nonce was used already.',
    ]);
    emulator.advance(15 * 60_000 + 1000);
    expect((await ask(START + 901_000)).status).toBe(200);
  });

  test('a wrong signature is told what the server signed', async () => {
    const emulator = startEmulator({ results: 0 });
    const reply = await emulator.poll({ Format, Signature: 'x' });
    expect(reply.status).toBe(400);
    expect(reply.text).toContain('SignatureDoesNotMatch');
    expect(reply.text).toMatch(
      /Specified signature is not matched with our calculation\. server string to sign is:GET&(amp;)?%2F&/,
    );
  });

  test('a wrong ACS3 signature is told both strings of the server, in its own words', async () => {
    const { upstream } = startEmulator({ results: 0 });
    const headers = { accept: Format === 'XML' ? 'application/xml' : 'application/json' };
    const options = { timestamp: isoSeconds(START), nonce: 'n', headers };
    const { status, text } = await callAcs3(upstream, POLL, { ...options, accessKeySecret: 'wrong' });
    expect(status).toBe(400);
    const message = Format === 'XML' ? xmlToObject(readXml(text)).Message : JSON.parse(text).Message;
    const [, hash, request = ''] =
      /^Specified signature does not match our calculation\. server StringToSign is \[ACS3-HMAC-SHA256\n([0-9a-f]{64})\] server CanonicalRequest is \[(.*)\]$/s.exec(
        String(message),
      ) ?? [];
    expect(createHash('sha256').update(request).digest('hex')).toBe(hash);
    expect(request).toMatch(/^POST\n\/\nPageNum=1&PageSize=20\nhost:domain\.aliyuncs\.com\n/);
  });

  test('parameters of the protocol that are missing or wrong', async () => {
    const emulator = startEmulator({ results: 0 });
    const now = isoSeconds(START);
    for (const [params, expected] of [
      [
        { SignatureMethod: 'HMAC-MD5' },
        [400, 'InvalidSignatureMethod', 'Specified signature method is not valid.'],
      ],
      [{ SignatureMethod: '' }, mandatory('SignatureMethod')],
      [{ SignatureVersion: '' }, mandatory('SignatureVersion')],
      [
        { SignatureVersion: '2.0' },
        [400, 'InvalidSignatureVersion', 'Specified parameter SignatureVersion is not valid.'],
      ],
      [{ SignatureNonce: '' }, mandatory('SignatureNonce')],
      [{ Timestamp: '' }, mandatory('Timestamp')],
      [{ AccessKeyId: '' }, mandatory('AccessKeyId')],
      [{ Action: '' }, mandatory('Action')],
      [{ Version: '' }, mandatory('Version')],
      [{ Version: '2015-01-09' }, [400, 'InvalidVersion', 'Specified parameter Version is not valid.']],
    ] as const) {
      expectError(
        await callRpc(emulator.upstream, { ...POLL, Format, ...params }, { timestamp: now }),
        Format,
        expected,
      );
    }
  });
});

test('a format that is neither JSON nor XML is refused, in XML', async () => {
  const reply = await startEmulator({ results: 0 }).poll({ Format: 'YAML' });
  expectError(reply, 'XML', [400, 'InvalidParameter.Format', 'Specified parameter format is not valid.']);
});

test('a nonce whose signature was wrong is not used up', async () => {
  const emulator = startEmulator({ results: 0 });
  const options = { nonce: 'n', timestamp: isoSeconds(START) };
  const wrong = await callRpc(emulator.upstream, POLL, { ...options, accessKeySecret: 'x' });
  expect(wrong.body.Code).toBe('SignatureDoesNotMatch');
  expect((await callRpc(emulator.upstream, POLL, options)).status).toBe(200);
});

test('an ACS3 signature that leaves something out, or none, is refused', async () => {
  const emulator = startEmulator({ results: 0 });
  const timestamp = isoSeconds(START);
  const hash = 'a'.repeat(64);
  const short = `ACS3-HMAC-SHA256 Credential=docket-emulator,SignedHeaders=host;x-acs-action,Signature=${hash}`;
  for (const [authorization, code] of [
    [short, 'IncompleteSignature'],
    ['ACS3-HMAC-SHA256 nonsense', 'IncompleteSignature'],
    ['', 'MissingAuthorization'],
  ] as const) {
    const reply = await callAcs3(emulator.upstream, POLL, { timestamp, headers: { authorization } });
    expect(reply).toMatchObject({ status: 400, body: { Code: code } });
  }
});

test('an ACS3 body that is not the one that was hashed is refused', async () => {
  const emulator = startEmulator({ results: 0 });
  const tampering = async (request: Request) =>
    emulator.upstream(
      new Request(request.url, {
        method: 'POST',
        headers: request.headers,
        body: `${await request.text()}&TaskNo=y`,
      }),
    );
  const reply = await callAcs3(tampering, POLL, { timestamp: isoSeconds(START), isForm: true });
  expect(reply.body.Code).toBe('SignatureDoesNotMatch');
});
