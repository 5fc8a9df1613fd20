import { describe, expect, test } from 'vitest';
import { canonicalQuery, canonicalRequest, signedHeaders } from './sign.ts';
import vectors from './signature-vectors.json';

/** The worked example of Alibaba Cloud's page on signature V3 (docs/api-facts.md 2.2). */
const PUBLISHED = {
  method: 'POST',
  query: { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
  headers: {
    host: 'ecs.cn-shanghai.aliyuncs.com',
    'x-acs-action': 'RunInstances',
    'x-acs-version': '2014-05-26',
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
  },
};

const ours = vectors.flatMap((vector) =>
  vector.kind === 'ACS3-HMAC-SHA256' && vector.headers && vector.query
    ? [
        {
          ...vector,
          query: vector.query as Record<string, string>,
          headers: vector.headers as Record<string, string>,
        },
      ]
    : [],
);

describe('ACS3-HMAC-SHA256', () => {
  test('the published example has the published signature', () => {
    const credentials = { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' };
    expect(signedHeaders(PUBLISHED, credentials).authorization).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;' +
        'x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  test('there are four vectors of our own operations, agreed with the official SDK', () => {
    expect(ours.map(({ name }) => name)).toEqual([
      'v3-poll',
      'v3-ack-11ids',
      'v3-detail-sts',
      'v3-batch-empty',
    ]);
  });

  test.each(ours)('$name is signed as the official SDK signs it', (vector) => {
    const { method, query, headers, accessKeyId = '', accessKeySecret } = vector;
    const signed = signedHeaders({ method, query, headers }, { accessKeyId, accessKeySecret });
    const { authorization, ...rest } = signed;
    expect(canonicalRequest({ method, query, headers: rest }).canonical).toBe(vector.canonicalRequest);
    expect(authorization).toBe(vector.authorization);
  });

  test('what is signed is what a server decodes and encodes again', () => {
    const query = {
      DomainName: "例子.com *~!'()+ a&=#%",
      'TaskDetailNo.10': 'j',
      'TaskDetailNo.2': 'b',
      Empty: '',
    };
    const sent = new URL(`https://domain.aliyuncs.com/?${canonicalQuery(query)}`);
    expect(Object.fromEntries(sent.searchParams)).toEqual(query);
    expect(canonicalQuery(Object.fromEntries(sent.searchParams))).toBe(sent.search.slice(1));
  });
});
