import type { OwnWords } from './own-words.ts';

/** The body of every error answer of Docket's routes. */
export interface ApiErrorBody {
  readonly code: string;
  /** A message for a person. It never holds a string to sign, a path or SQL. */
  readonly message: string;
  /** Alibaba Cloud's RequestId, when the error came from there. */
  readonly requestId?: string;
  /** Alibaba Cloud's link to help on the code. Show it as a link only if {@link isAlibabaHelpUrl}. */
  readonly recommend?: string;
  /** What the message says, when it is Docket's own. */
  readonly words?: OwnWords;
}

/** The errors of Docket, with their HTTP status. Every other code comes from Alibaba Cloud. */
export const DOCKET_ERRORS = {
  InvalidQuery: 400,
  InvalidBody: 400,
  ReadOnly: 403,
  ForbiddenOrigin: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  AlreadyHandled: 409,
  OperationConflict: 409,
  TooLate: 409,
  NothingToDo: 409,
  TooManyFollowed: 409,
  CaptureNotReady: 409,
  CaptureExpired: 410,
  BodyTooLarge: 413,
  UnsupportedMediaType: 415,
  MisdirectedRequest: 421,
  UnknownResult: 422,
  TooManyRequests: 429,
  /** Every caller has gone. Other servers log 499 for this too. */
  RequestAbandoned: 499,
  InternalError: 500,
  UpstreamUnreachable: 502,
  UpstreamUnreadable: 502,
  LedgerUnavailable: 503,
  UpstreamTimeout: 504,
} as const satisfies Record<string, number>;
export type DocketErrorCode = keyof typeof DOCKET_ERRORS;

/** Errors that the browser finds when it gets no answer of Docket. The page has words for them in each language. */
export const CLIENT_ERRORS = { unreachable: 'DocketUnreachable', unreadable: 'DocketUnreadable' } as const;

/** An error for a person: the body above and the HTTP status to send it with. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly body: ApiErrorBody;
  /** For status 429: when to ask again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: ApiErrorBody, retryAfterSeconds?: number) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** True when there was no answer. The request may have arrived all the same. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof ApiError && error.status === 0;
}

/** An {@link ApiError} of Docket. */
export function docketError(
  code: DocketErrorCode,
  message: string,
  words?: OwnWords,
  retryAfterSeconds?: number,
): ApiError {
  return new ApiError(DOCKET_ERRORS[code], { code, message, ...(words && { words }) }, retryAfterSeconds);
}

/** True for an https address of Alibaba Cloud without user name and password, which is safe to show as a link. */
export function isAlibabaHelpUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  const isAlibaba = /(^|\.)(aliyun|alibabacloud)\.com$/.test(hostname);
  return protocol === 'https:' && isAlibaba && username === '' && password === '';
}
