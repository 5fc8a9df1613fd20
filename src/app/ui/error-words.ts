import { ApiError, type ApiErrorBody, CLIENT_ERRORS, isUnanswered } from '../../contract/api-error.ts';
import type { Messages } from '../i18n/en.ts';
import { ownText } from '../i18n/own-text.ts';

export type ErrorKind = 'forbidden' | 'throttled' | 'unanswered' | 'other';

/**
 * The kinds of error that have their own words. They are told apart by code, because statuses vary (docs/api-facts.md
 * 3.2).
 */
export function errorKind(error: unknown): ErrorKind {
  if (isUnanswered(error)) return 'unanswered';
  const code = error instanceof ApiError ? error.body.code : '';
  if (/^(Forbidden(\.|$)|NoPermission$)/.test(code)) return 'forbidden';
  return code.startsWith('Throttling') ? 'throttled' : 'other';
}

/** The code, message and RequestId of a thrown value, in the language of the page. */
export function errorBody(t: Messages, error: unknown): ApiErrorBody {
  if (!(error instanceof ApiError)) {
    return { code: 'InternalError', message: error instanceof Error ? error.message : String(error) };
  }
  const { code } = error.body;
  if (code === CLIENT_ERRORS.unreachable) return { code, message: t.errors.unreachable };
  if (code === CLIENT_ERRORS.unreadable) return { code, message: t.errors.unreadable(error.status) };
  return inWords(t, error.body);
}

/** An error body that the server sent, in the language of the page. */
export function inWords(t: Messages, body: ApiErrorBody): ApiErrorBody {
  return { ...body, message: ownText(t, body.message, body.words) };
}

/** The title for an undo that failed: it was too late, or there was no answer. */
export function notUndoneTitle(t: Messages, error: unknown): string {
  return isUnanswered(error) ? t.acknowledge.toast.undoUnsure : t.acknowledge.toast.notUndone;
}
