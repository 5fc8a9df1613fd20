import * as v from 'valibot';
import { optionalText } from './wire.ts';

/**
 * Alibaba Cloud's error codes. Decide by code, never by HTTP status: Forbidden.RAM came back as 400 in three real
 * logs and as 403 in others (api-facts section 0.7).
 */
export interface UpstreamErrorBody {
  readonly code: string;
  readonly message: string;
  readonly requestId?: string;
  readonly recommend?: string;
}

const wireError = v.object({
  Code: v.pipe(v.string(), v.nonEmpty()),
  Message: optionalText,
  RequestId: optionalText,
  Recommend: optionalText,
});

/** Reads an error body; undefined when the text is not one (an HTML page, an answer). */
export function readUpstreamError(body: string): UpstreamErrorBody | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const result = v.safeParse(wireError, json);
  if (!result.success) return undefined;
  const { Code, Message, RequestId, Recommend } = result.output;
  return {
    code: Code,
    message: publicMessage(Code, Message ?? ''),
    ...(RequestId === undefined ? {} : { requestId: RequestId }),
    ...(Recommend === undefined ? {} : { recommend: Recommend }),
  };
}

/** SignatureDoesNotMatch echoes the whole string to sign with the access key id (api-facts section 3.1): cut it off. */
function publicMessage(code: string, message: string): string {
  return code === 'SignatureDoesNotMatch'
    ? 'Specified signature is not matched with our calculation.'
    : message;
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

/** Errors after which a read may be asked again (api-facts section 4). A new try has a new nonce. */
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
