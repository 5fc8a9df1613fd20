/**
 * Alibaba Cloud's error codes. Decide by code, never by HTTP status: Forbidden.RAM came back as 400 in three real
 * logs and as 403 in others (docs/api-facts.md 3.2).
 */
export interface UpstreamErrorBody {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  readonly recommend?: string;
}

/** The account's quota is used up for the moment; the same call may succeed later. */
export function isThrottling(code: string): boolean {
  return code.startsWith('Throttling');
}

/** Refusals of this caller: repeating the call with another row or at another time gives the same answer. */
export function isCallerRefused(code: string): boolean {
  return (
    /^(Forbidden|InvalidAccessKeyId|InvalidSecurityToken|InvalidTimeStamp)(\.|$)/.test(code) ||
    ['NoPermission', 'SignatureDoesNotMatch', 'MissingSecurityToken', 'IncompleteSignature'].includes(code)
  );
}

/** Errors after which a read may be asked again (docs/api-facts.md 4). A new try has a new nonce. */
export function isRetryableRead(code: string): boolean {
  return (
    isThrottling(code) ||
    ['NetworkIOError', 'Busy', 'SignatureNonceUsed', 'InternalError', 'ServiceUnavailable'].includes(code)
  );
}

/**
 * Errors given before anything was executed, so that what was asked has certainly not happened. SignatureNonceUsed
 * is not one: it says that an earlier copy of the same request arrived.
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
