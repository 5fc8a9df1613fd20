import { describe, expect, test } from 'vitest';
import { ApiError, CLIENT_ERRORS } from '../../contract/api-error.ts';
import { en } from '../i18n/en.ts';
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
});
