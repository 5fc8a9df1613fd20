import type { Call } from './call.ts';
import { CREDENTIALS, type Credential } from './credentials.ts';
import { knownError, missing } from './errors.ts';
import { type Nonces, TIMESTAMP_WINDOW_MS } from './nonces.ts';
import {
  acs3Signature,
  acs3StringToSign,
  readAcs3Authorization,
  rpcSignature,
  rpcStringToSign,
} from './signature.ts';

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

interface Claims {
  readonly accessKeyId: string;
  readonly timestamp: string | undefined;
  readonly nonce: string | undefined;
  readonly token: string | undefined;
  /** Throws when the signature is missing or another than the secret makes of the request. */
  checkSignature(accessKeySecret: string): void;
}

/**
 * Who is calling. Checks in the order of api-facts section 3.2: key, timestamp, nonce, signature, token. A nonce is
 * noted only after its signature was verified, or anyone could burn the nonces of others.
 */
export function authenticate(call: Call, nonces: Nonces, now: number): Credential {
  const claims = call.isAcs3 ? readAcs3Claims(call) : readRpcClaims(call);
  const credential = CREDENTIALS.get(claims.accessKeyId);
  if (!credential) throw knownError('InvalidAccessKeyId.NotFound');
  if (credential.isDisabled) throw knownError('InvalidAccessKeyId.Inactive');
  checkTimestamp(claims.timestamp, now);
  if (claims.nonce === undefined) throw missing('SignatureNonce');
  if (nonces.has(claims.accessKeyId, claims.nonce, now)) throw knownError('SignatureNonceUsed');
  claims.checkSignature(credential.accessKeySecret);
  nonces.add(claims.accessKeyId, claims.nonce, now);
  checkToken(claims.token, credential);
  return credential;
}

function readRpcClaims(call: Call): Claims {
  const accessKeyId = call.param('AccessKeyId');
  if (accessKeyId === undefined) throw missing('AccessKeyId');
  return {
    accessKeyId,
    timestamp: call.param('Timestamp'),
    nonce: call.param('SignatureNonce'),
    token: call.param('SecurityToken'),
    checkSignature: (secret) => {
      const method = call.param('SignatureMethod');
      if (method === undefined) throw missing('SignatureMethod');
      if (method !== 'HMAC-SHA1') throw knownError('InvalidSignatureMethod');
      if (call.param('SignatureVersion') === undefined) throw missing('SignatureVersion');
      const signature = call.param('Signature');
      if (signature === undefined) throw missing('Signature');
      const stringToSign = rpcStringToSign(call);
      if (signature !== rpcSignature(stringToSign, secret)) throw notMatched(stringToSign);
    },
  };
}

function readAcs3Claims(call: Call): Claims {
  const header = call.headers.get('authorization');
  if (!header) throw missing('Authorization');
  const authorization = readAcs3Authorization(header);
  if (!authorization) throw knownError('IncompleteSignature');
  return {
    accessKeyId: authorization.accessKeyId,
    timestamp: call.headers.get('x-acs-date') ?? undefined,
    nonce: call.headers.get('x-acs-signature-nonce') ?? undefined,
    token: call.headers.get('x-acs-security-token') ?? undefined,
    checkSignature: (secret) => {
      const stringToSign = acs3StringToSign(call, authorization.signedHeaders);
      if (authorization.signature !== acs3Signature(stringToSign, secret)) throw notMatched(stringToSign);
    },
  };
}

/** The real gateway says the whole string that it signed, the caller's key id included (api-facts section 3.1). */
function notMatched(stringToSign: string) {
  return knownError('SignatureDoesNotMatch', ` server string to sign is:${stringToSign}`);
}

function checkTimestamp(timestamp: string | undefined, now: number): void {
  if (timestamp === undefined) throw missing('Timestamp');
  const time = TIMESTAMP.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  if (Number.isNaN(time)) throw knownError('InvalidTimeStamp.Format');
  if (Math.abs(now - time) > TIMESTAMP_WINDOW_MS) throw knownError('InvalidTimeStamp.Expired');
}

function checkToken(token: string | undefined, { tokens }: Credential): void {
  if (!tokens) {
    if (token !== undefined) throw knownError('InvalidSecurityToken.MismatchWithAccessKey');
    return;
  }
  if (token === undefined) throw missing('SecurityToken');
  if (token === tokens.expired) throw knownError('InvalidSecurityToken.Expired');
  if (token !== tokens.valid) throw knownError('InvalidSecurityToken.Malformed');
}
