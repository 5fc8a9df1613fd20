import { describe, expect, test } from 'vitest';
import { ApiError, CLIENT_ERRORS, docketError } from '../../contract/api-error.ts';
import { en } from '../i18n/en.ts';
import { zh } from '../i18n/zh.ts';
import { errorBody, errorKind } from './error-words.ts';

const error = (code: string, status = 400) =>
  new ApiError(status, { code, message: 'As answered.', requestId: 'R' });

describe('errors in words', () => {
  test('what a page says differently is decided by code, whatever the status', () => {
    expect(errorKind(error('Forbidden.RAM', 400))).toBe('forbidden');
    expect(errorKind(error('Forbidden', 403))).toBe('forbidden');
    expect(errorKind(error('NoPermission'))).toBe('forbidden');
    expect(errorKind(error('ForbiddenOrigin', 403))).toBe('other');
    expect(errorKind(error('Throttling.User', 429))).toBe('throttled');
    expect(errorKind(new Error('bug'))).toBe('other');
  });

  test('the cloud’s words are passed on, our own findings are put into the reader’s language', () => {
    expect(errorBody(en, error('InternalError', 500))).toMatchObject({
      message: 'As answered.',
      requestId: 'R',
    });
    const silent = new ApiError(0, { code: CLIENT_ERRORS.unreachable, message: '' });
    expect(errorBody(en, silent).message).toBe(en.errors.unreachable);
    const html = new ApiError(502, { code: CLIENT_ERRORS.unreadable, message: '' });
    expect(errorBody(en, html).message).toContain('HTTP 502');
    expect(errorBody(en, new TypeError('bug')).message).toBe('bug');
  });

  test('what Docket itself says is said in the language of the page, with its data', () => {
    const own = docketError('AlreadyHandled', 'a.com, b.com and 3 more: being acknowledged.', {
      name: 'alreadyHandled',
      domains: ['a.com', 'b.com'],
      more: 3,
    });
    expect(errorBody(en, own).message).toBe(own.message);
    expect(errorBody(zh, own).message).toBe('a.com、b.com 等 5 条：已确认或正在确认。没有发送任何内容。');
    expect(errorBody(zh, error('InternalError', 500)).message).toBe('As answered.');
  });
});
