import type { Language } from '../../contract/alibaba-cloud.ts';

/** An error answer: HTTP status, Code and Message. Only messages of the backend are also in Chinese. */
export class EmulatedError extends Error {
  override name = 'EmulatedError';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/**
 * Errors of the gateway and the backend by code, with status and message (docs/api-facts.md 3.2). The statuses of
 * Forbidden.RAM, InvalidVersion, UnsupportedHTTPMethod, Throttling and RequestEntityTooLarge are guesses, as is which
 * inputs are ParameterIllegal. Errors of the gateway are in English whatever Lang says, as in all real answers.
 */
const CATALOGUE = {
  'InvalidAccessKeyId.NotFound': [404, 'Specified access key is not found.'],
  'InvalidAccessKeyId.Inactive': [400, 'Specified access key is disabled.'],
  SignatureDoesNotMatch: [400, 'Specified signature is not matched with our calculation.'],
  RequestEntityTooLarge: [413, 'The request body is larger than 1 MiB.'],
  IncompleteSignature: [400, 'The request signature does not conform to Aliyun standards.'],
  SignatureNonceUsed: [400, 'Specified signature nonce was used already.'],
  'InvalidTimeStamp.Expired': [400, 'Specified time stamp or date value is expired.'],
  'InvalidTimeStamp.Format': [400, 'Specified time stamp or date value is not well formatted.'],
  InvalidSignatureMethod: [400, 'Specified signature method is not valid.'],
  'InvalidParameter.Format': [400, 'Specified parameter format is not valid.'],
  'InvalidAction.NotFound': [404, 'Specified api is not found, please check your url and method.'],
  InvalidVersion: [400, 'Specified parameter Version is not valid.'],
  UnsupportedHTTPMethod: [400, 'This http method is not supported.'],
  'InvalidSecurityToken.Expired': [400, 'Specified SecurityToken is expired.'],
  'InvalidSecurityToken.Malformed': [400, 'Specified SecurityToken is malformed.'],
  'InvalidSecurityToken.MismatchWithAccessKey': [
    400,
    'Specified SecurityToken mismatches with the AccessKey.',
  ],
  'Throttling.User': [400, 'Request was denied due to user flow control.'],
  'Throttling.Api': [400, 'Request was denied due to api flow control.'],
  Throttling: [400, 'Request was denied due to request throttling.'],
  'Forbidden.RAM': [
    400,
    "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
  ],
  Forbidden: [403, 'User not authorized to operate on the specified resource.'],
  'Forbidden.RiskControl': [403, 'This operation is forbidden by Aliyun RiskControl system.'],
  'Forbidden.UserVerification': [403, 'Your user account is not verified by Aliyun.'],
  NoPermission: [403, 'You are not authorized to do this action.'],
  'InvalidProtocol.NeedSsl': [404, 'Your request is denied as lack of ssl protect.'],
  ParameterIllegal: [400, 'Parameter illegal.'],
  NetworkIOError: [400, 'Network IO Error.'],
  TaskIsBeingProcessed: [400, 'An operation is being processed. Please try again later.'],
  DomainNotExist: [400, 'The domain name does not exist.'],
  Busy: [400, 'Server is busy, please try again later.'],
  InternalError: [500, 'The request processing has failed due to some unknown error, exception or failure.'],
  ServiceUnavailable: [503, 'The request has failed due to a temporary failure of the server.'],
} as const satisfies Record<string, readonly [number, string]>;

export type KnownCode = keyof typeof CATALOGUE;

/** True for a code of the catalogue, which a fault can name. */
export function isKnownCode(code: string): code is KnownCode {
  return Object.hasOwn(CATALOGUE, code);
}

export function knownCodes(): readonly KnownCode[] {
  return Object.keys(CATALOGUE).filter(isKnownCode);
}

/** The error with its status and message. */
export function knownError(code: KnownCode, detail = ''): EmulatedError {
  const [status, message] = CATALOGUE[code];
  return new EmulatedError(status, code, message + detail);
}

/**
 * The error for a wrong ACS3 signature. Its message differs from the older one, and holds both strings that were
 * signed: SDKs and people compare them with their own.
 */
export function acs3NotMatched(stringToSign: string, canonicalRequest: string): EmulatedError {
  const [status] = CATALOGUE.SignatureDoesNotMatch;
  const signed = `server StringToSign is [${stringToSign}] server CanonicalRequest is [${canonicalRequest}]`;
  const message = `Specified signature does not match our calculation. ${signed}`;
  return new EmulatedError(status, 'SignatureDoesNotMatch', message);
}

/** The error for a missing parameter (docs/api-facts.md 1.2, 1.3). */
export function missing(name: string): EmulatedError {
  return new EmulatedError(400, `Missing${name}`, `${name} is mandatory for this action.`);
}

/** The error for a value that cannot be read; for Alidns also for one that is not in its list. */
export function invalid(name: string): EmulatedError {
  return new EmulatedError(400, `Invalid${name}`, `Specified parameter ${name} is not valid.`);
}

/**
 * The error for a value that the Domain backend refuses. That its message follows Lang is a guess (docs/api-facts.md
 * 3.2).
 */
export function illegal(lang: Language): EmulatedError {
  const message = lang === 'zh' ? '参数错误。' : CATALOGUE.ParameterIllegal[1];
  return new EmulatedError(CATALOGUE.ParameterIllegal[0], 'ParameterIllegal', message);
}
