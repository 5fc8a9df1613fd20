import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Call, readCall } from './call.ts';
import {
  acs3CanonicalRequest,
  acs3Signature,
  acs3StringToSign,
  readAcs3Authorization,
  rpcSignature,
  rpcStringToSign,
} from './signature.ts';

/**
 * signature-vectors.json: computed by hand and equal to the signatures of @alicloud/openapi-util 0.3.3
 * (docs/api-facts.md 2.2).
 */
interface Vector {
  readonly name: string;
  readonly method: string;
  readonly accessKeySecret: string;
  readonly params?: Record<string, string>;
  readonly stringToSign: string;
  readonly signature: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly hashedCanonicalRequest: string;
  readonly authorization: string;
}
const file = join(import.meta.dirname, '../../cloud/signature-vectors.json');
const VECTORS: readonly Vector[] = JSON.parse(readFileSync(file, 'utf8'));

function callOf({ method, params, query, headers }: Vector): Promise<Call> {
  const search = new URLSearchParams(params ?? query);
  return readCall(
    new Request(`https://${headers?.host ?? 'domain.aliyuncs.com'}/?${search}`, {
      method,
      headers: headers ?? {},
    }),
  );
}

test.each(VECTORS.filter(({ params }) => params))(
  '$name: string to sign and signature are those published',
  async (vector) => {
    const call = await callOf(vector);
    expect(rpcStringToSign(call)).toBe(vector.stringToSign);
    expect(rpcSignature(vector.stringToSign, vector.accessKeySecret)).toBe(vector.signature);
  },
);

test.each(VECTORS.filter(({ query }) => query))(
  '$name: hash and signature are those published',
  async (vector) => {
    const authorization = readAcs3Authorization(vector.authorization);
    const headers = { ...vector.headers, 'x-acs-content-sha256': emptyHash };
    const call = await callOf({ ...vector, headers });
    const request = acs3CanonicalRequest(call, authorization?.signedHeaders ?? []);
    const stringToSign = acs3StringToSign(request);
    expect(stringToSign).toBe(`ACS3-HMAC-SHA256\n${vector.hashedCanonicalRequest}`);
    expect(acs3Signature(stringToSign, vector.accessKeySecret)).toBe(authorization?.signature);
  },
);

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

test.each([
  [
    {
      Action: 'DescribeRegions',
      Format: 'XML',
      SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
      Timestamp: '2016-02-23T12:46:24Z',
      Version: '2014-05-26',
    },
    'OLeaidS1JvxuMvnyHOwuJ+uX5qY=',
  ],
  [
    {
      Action: 'DescribeDedicatedHosts',
      Format: 'JSON',
      RegionId: 'cn-beijing',
      SignatureNonce: 'edb2b34af0af9a6d14deaf7c1a5315eb',
      Timestamp: '2023-03-13T08:34:30Z',
      Version: '2014-05-26',
    },
    '9NaGiOspFP5UPcwX8Iwt2YJXXuk=',
  ],
])('the vectors of the documents: %j', async (params, signature) => {
  const common = { AccessKeyId: 'testid', SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0' };
  const search = new URLSearchParams({ ...params, ...common, Signature: signature });
  const call = await readCall(new Request(`https://ecs.aliyuncs.com/?${search}`));
  expect(rpcSignature(rpcStringToSign(call), 'testsecret')).toBe(signature);
});

test('the ACS3 vector of the documents', async () => {
  const query = 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai';
  const headers = {
    'x-acs-action': 'RunInstances',
    'x-acs-version': '2014-05-26',
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
    'x-acs-content-sha256': emptyHash,
  };
  const call = await readCall(
    new Request(`https://ecs.cn-shanghai.aliyuncs.com/?${query}`, { method: 'POST', headers }),
  );
  const stringToSign = acs3StringToSign(acs3CanonicalRequest(call, ['host', ...Object.keys(headers)]));
  expect(stringToSign).toContain('7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259');
  expect(acs3Signature(stringToSign, 'YourAccessKeySecret')).toBe(
    '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});
