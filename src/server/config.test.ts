import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const LIVE = {
  DOCKET_UPSTREAM: 'alibaba',
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAItest',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-secret',
};

describe('settings', () => {
  test('nothing set: the emulator, on loopback, with an undo window of 10 s', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4180,
      undoSeconds: 10,
      settleSeconds: 60,
      readOnly: false,
      keepTaskResult: false,
      upstream: { kind: 'emulator', port: 4181, results: 2500, arrivalsPerMinute: 2 },
    });
  });

  test('a key alone does not go live; only the switch does', () => {
    expect(readConfig({ ...LIVE, DOCKET_UPSTREAM: undefined }).upstream.kind).toBe('emulator');
    expect(readConfig(LIVE).upstream).toMatchObject({
      kind: 'alibaba',
      endpoints: { domain: 'https://domain.aliyuncs.com', alidns: 'https://alidns.aliyuncs.com' },
    });
  });

  test('the account has a name of its own: main, or emulator, or the one given', () => {
    expect(readConfig(LIVE).account).toBe('main');
    expect(readConfig({}).account).toBe('emulator');
    expect(readConfig({ ...LIVE, DOCKET_ACCOUNT: 'acme-2.cn' }).account).toBe('acme-2.cn');
  });

  const exposed = ['0.0.0.0', '::', '10.0.0.1', 'docket.example', '', '0', '::ffff:0.0.0.0', '127.0.0.1 '];
  test.each(exposed)('HOST=%j is refused: whoever reaches the port could acknowledge', (HOST) => {
    expect(() => readConfig({ HOST })).toThrow(ConfigError);
  });

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('HOST=%s is loopback', (HOST) => {
    expect(readConfig({ HOST }).host).toBe(HOST);
  });

  const elsewhere = [
    'http://169.254.169.254',
    'https://evil.test',
    'https://domain.aliyuncs.com.evil.test',
    'https://domain.aliyuncs.com@evil.test',
    'https://domain.aliyuncs.com:8443',
    'https://domain.aliyuncs.com/path',
    'http://domain.aliyuncs.com',
    'http://127.0.0.1:4181',
    'alidns.aliyuncs.com',
    '%%%',
  ];
  test.each(elsewhere)('a signed request is never aimed at %s', (DOCKET_DOMAIN_ENDPOINT) => {
    expect(() => readConfig({ ...LIVE, DOCKET_DOMAIN_ENDPOINT })).toThrow(/DOCKET_DOMAIN_ENDPOINT/);
  });

  test('the international and the regional endpoints are Alibaba Cloud too, and loopback is for tests', () => {
    const endpoints = (more: object) => readConfig({ ...LIVE, ...more }).upstream;
    expect(endpoints({ DOCKET_DOMAIN_ENDPOINT: 'domain-intl.aliyuncs.com' })).toMatchObject({
      endpoints: { domain: 'https://domain-intl.aliyuncs.com' },
    });
    expect(endpoints({ DOCKET_ALIDNS_ENDPOINT: 'https://alidns.cn-hangzhou.aliyuncs.com' })).toMatchObject({
      endpoints: { alidns: 'https://alidns.cn-hangzhou.aliyuncs.com' },
    });
    expect(endpoints({ DOCKET_DOMAIN_ENDPOINT: 'http://127.0.0.1:4181', NODE_ENV: 'test' })).toMatchObject({
      endpoints: { domain: 'http://127.0.0.1:4181' },
    });
  });

  const wrong = [
    [{ PORT: '70000' }, /PORT is a whole number from 0 to 65535/],
    [{ PORT: '1e3' }, /PORT/],
    [{ DOCKET_UNDO_SECONDS: '31' }, /DOCKET_UNDO_SECONDS is a whole number from 0 to 30/],
    [{ DOCKET_EMULATOR_RESULTS: '1000001' }, /DOCKET_EMULATOR_RESULTS/],
    [{ DOCKET_READ_ONLY: 'yes' }, /DOCKET_READ_ONLY is 1 or 0/],
    [{ DOCKET_ACCOUNT: 'Main' }, /DOCKET_ACCOUNT is 1 to 63 lower-case/],
    [{ DOCKET_ACCOUNT: 'alibaba:LTAI' }, /DOCKET_ACCOUNT/],
    [{ DOCKET_ACCOUNT: 'a'.repeat(64) }, /DOCKET_ACCOUNT/],
    [{ DOCKET_ACCOUNT: ' main' }, /DOCKET_ACCOUNT/],
    [{ DOCKET_ACCOUNT: '-' }, /DOCKET_ACCOUNT/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is one of/],
    [{ DOCKET_UPSTREAM: 'aws' }, /DOCKET_UPSTREAM is emulator or alibaba/],
    [{ PORT: '4190' }, /PORT=4190 is a port that browsers refuse/],
    [{ PORT: '4181' }, /PORT and DOCKET_EMULATOR_PORT are both 4181/],
    [{ PORT: '5000', DOCKET_EMULATOR_PORT: '5000' }, /both 5000/],
    [{ DOCKET_SETTLE_SECONDS: '1' }, /DOCKET_SETTLE_SECONDS is for tests/],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, /NODE_TLS_REJECT_UNAUTHORIZED=0/],
    [{ DOCKET_READONLY: '1' }, /"DOCKET_READONLY" is not a setting: DOCKET_READ_ONLY is/],
    [{ docket_read_only: '1' }, /DOCKET_READ_ONLY/],
    [{ DOCKET_KEEP_TASK_RESULTS: '' }, /DOCKET_KEEP_TASK_RESULT is/],
    [{ ...LIVE, ALIBABA_CLOUD_ACCESS_KEY_ID: ' LTAItest' }, /ALIBABA_CLOUD_ACCESS_KEY_ID holds a blank/],
    [
      { ...LIVE, ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-secret\n' },
      /ALIBABA_CLOUD_ACCESS_KEY_SECRET holds/,
    ],
    [{ ...LIVE, ALIBABA_CLOUD_SECURITY_TOKEN: 'canary-secret\u0000' }, /ALIBABA_CLOUD_SECURITY_TOKEN holds/],
    [{ ...LIVE, ALIBABA_CLOUD_SECURITY_TOKEN: 'canary-secret\u00e9' }, /ALIBABA_CLOUD_SECURITY_TOKEN holds/],
    [{ ...LIVE, ALIBABA_CLOUD_ACCESS_KEY_ID: 'STS.test' }, /needs ALIBABA_CLOUD_SECURITY_TOKEN/],
    [
      { ...LIVE, DOCKET_DOMAIN_ENDPOINT: 'https://LTAItest:canary-secret@domain.aliyuncs.com' },
      /DOCKET_DOMAIN_ENDPOINT .*@domain/,
    ],
    [{ ...LIVE, ALIBABA_CLOUD_ACCESS_KEY_ID: '' }, /ALIBABA_CLOUD_ACCESS_KEY_ID/],
    [{ ...LIVE, ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined }, /ALIBABA_CLOUD_ACCESS_KEY_SECRET/],
  ] as const;
  test.each(wrong)('%j says what the setting takes', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  test('each is one line that does not repeat the secret', () => {
    for (const [env] of wrong) {
      const told = (() => {
        try {
          return readConfig({ ...LIVE, ...env }) && '';
        } catch (error) {
          return String(error);
        }
      })();
      expect(told).not.toMatch(/canary|\n/);
    }
  });

  test('names that an orchestrator makes up are let be', () => {
    const links = {
      DOCKET_SERVICE_HOST: '10.0.0.1',
      DOCKET_PORT: 'tcp://10.0.0.1:4180',
      DOCKET_PORT_4180_TCP: 'x',
    };
    expect(readConfig(links).port).toBe(4180);
  });

  test('data inside the built product is refused, data beside it is not', () => {
    const at = (DOCKET_DATA_DIR: string) => readConfig({ DOCKET_DATA_DIR }, '/app/dist').dataDir;
    for (const dir of ['/app/dist', '/app/dist/client/assets', '/app/x/../dist/']) {
      expect(() => at(dir)).toThrow(/DOCKET_DATA_DIR/);
    }
    expect([at('/app/dist-data'), at('/app/.docket')]).toEqual(['/app/dist-data', '/app/.docket']);
  });
});
