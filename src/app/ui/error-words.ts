import { ApiError, type ApiErrorBody, CLIENT_ERRORS, isUnanswered } from '../../contract/api-error.ts';
import type { Messages } from '../i18n/en.ts';

export type ErrorKind = 'forbidden' | 'throttled' | 'unanswered' | 'other';

/** What a page says differently about an error. Decided by code: statuses vary (api-facts section 0.7). */
export function errorKind(error: unknown): ErrorKind {
  if (isUnanswered(error)) return 'unanswered';
  const code = error instanceof ApiError ? error.body.code : '';
  if (/^(Forbidden(\.|$)|NoPermission$)/.test(code)) return 'forbidden';
  return code.startsWith('Throttling') ? 'throttled' : 'other';
}

/** Any thrown value as code, message and RequestId in words for a person. */
export function errorBody(t: Messages, error: unknown): ApiErrorBody {
  if (!(error instanceof ApiError)) {
    return { code: 'InternalError', message: error instanceof Error ? error.message : String(error) };
  }
  const { code } = error.body;
  if (code === CLIENT_ERRORS.unreachable) return { code, message: t.errors.unreachable };
  if (code === CLIENT_ERRORS.unreadable) return { code, message: t.errors.unreadable(error.status) };
  return error.body;
}

/** What to say of an undo that failed: that it came too late, or that nobody said whether it did. */
export function notUndoneTitle(t: Messages, error: unknown): string {
  return isUnanswered(error) ? t.acknowledge.toast.undoUnsure : t.acknowledge.toast.notUndone;
}
