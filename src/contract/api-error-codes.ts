/**
 * An error of Alibaba Cloud. Decide by code, never by HTTP status: Forbidden.RAM came as 400 in three real answers and
 * as 403 in others (docs/api-facts.md 3.2).
 */
export interface UpstreamErrorBody {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  readonly recommend?: string;
}

/** The account has used up its quota for now. The same call may succeed later. */
export function isThrottling(code: string): boolean {
  return code.startsWith('Throttling');
}

/** Refusals of the caller: the same for every other call, now and later. */
export function isCallerRefused(code: string): boolean {
  return (
    /^(Forbidden|InvalidAccessKeyId|InvalidSecurityToken|InvalidTimeStamp)(\.|$)/.test(code) ||
    ['NoPermission', 'SignatureDoesNotMatch', 'MissingSecurityToken', 'IncompleteSignature'].includes(code)
  );
}

/** Errors after which a read may be sent again, with a new nonce (docs/api-facts.md 4). */
export function isRetryableRead(code: string): boolean {
  return (
    isThrottling(code) ||
    ['NetworkIOError', 'Busy', 'SignatureNonceUsed', 'InternalError', 'ServiceUnavailable'].includes(code)
  );
}

/**
 * Errors that are given before anything is done, so the call had certainly no effect. SignatureNonceUsed is not one: it
 * says that an earlier copy of the request arrived.
 */
export function isRefusedBeforeExecution(code: string): boolean {
  if (code === 'SignatureNonceUsed') return false;
  return (
    isThrottling(code) ||
    isCallerRefused(code) ||
    /^(Missing|Invalid)[A-Z]/.test(code) ||
    ['ParameterIllegal', 'UnsupportedHTTPMethod', 'NoSuchVersion', 'UnsupportedOperation'].includes(code)
  );
}
