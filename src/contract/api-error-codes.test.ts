import { describe, expect, test } from 'vitest';
import { isAlibabaHelpUrl } from './api-error.ts';
import { isCallerRefused, isRefusedBeforeExecution, isRetryableRead } from './api-error-codes.ts';
import { readUpstreamError } from './wire/error.ts';

describe("Alibaba Cloud's error codes", () => {
  test.each([
    'MissingTaskDetailNo',
    'InvalidAccessKeyId.NotFound',
    'SignatureDoesNotMatch',
    'InvalidTimeStamp.Expired',
    'Forbidden.RAM',
    'NoPermission',
    'Throttling.User',
    'ParameterIllegal',
    'InvalidSecurityToken.Expired',
  ])('%s was given before anything was executed', (code) => {
    expect(isRefusedBeforeExecution(code)).toBe(true);
  });

  test.each([
    'SignatureNonceUsed',
    'InternalError',
    'ServiceUnavailable',
    'NetworkIOError',
    'Busy',
    'Unheard.Of',
    '',
  ])('%j proves nothing about what was executed', (code) => {
    expect(isRefusedBeforeExecution(code)).toBe(false);
  });

  test('a caller that is refused will be refused again; a busy or throttled cloud may be asked again', () => {
    expect(isCallerRefused('Forbidden.RAM')).toBe(true);
    expect(isCallerRefused('ForbiddenNonsense')).toBe(false);
    expect(isCallerRefused('Throttling')).toBe(false);
    expect(isRetryableRead('NetworkIOError')).toBe(true);
    expect(isRetryableRead('Forbidden.RAM')).toBe(false);
  });

  test('a wrong signature does not hand on the string to sign', () => {
    const body = {
      Code: 'SignatureDoesNotMatch',
      Message: 'not matched. server string to sign is:GET&%2F&AccessKeyId',
    };
    expect(readUpstreamError(JSON.stringify(body))?.message).not.toContain('AccessKeyId');
    expect(readUpstreamError('<html>502</html>')).toBeUndefined();
    expect(readUpstreamError('{"RequestId":"x"}')).toBeUndefined();
  });
});

test.each([
  ['https://error-center.aliyun.com/status/search?Keyword=MissingPageSize', true],
  ['https://api.alibabacloud.com/troubleshoot', true],
  ['http://api.aliyun.com/', false],
  ['https://aliyun.com.evil.test/', false],
  ['https://evilaliyun.com/', false],
  ['https://user@api.aliyun.com/', false],
  ['//api.aliyun.com/', false],
  ['javascript:alert(1)//.aliyun.com', false],
])('%s is a help link: %s', (url, expected) => {
  expect(isAlibabaHelpUrl(url)).toBe(expected);
});
