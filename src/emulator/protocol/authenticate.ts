import type { Call } from './call.ts';
import { CREDENTIALS, type Credential } from './credentials.ts';
import { acs3NotMatched, invalid, knownError, missing } from './errors.ts';
import { type Nonces, TIMESTAMP_WINDOW_MS } from './nonces.ts';
import {
  acs3CanonicalRequest,
  acs3Signature,
  acs3StringToSign,
  readAcs3Authorization,
  rpcSignature,
  rpcStringToSign,
} from './signature.ts';

/** ISO 8601 in UTC. Clients that use toISOString send milliseconds (aliyun-sdk 1.12.10, waliyun 3.2.2). */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

interface Claims {
  readonly accessKeyId: string;
  readonly timestamp: string | undefined;
  readonly nonce: string | undefined;
  readonly token: string | undefined;
  /** Throws when the signature is missing, or is not the one that the secret gives. */
  checkSignature(accessKeySecret: string): void;
}

/**
 * Finds who is calling. Checks the key, timestamp, nonce, signature and token, in the order of docs/api-facts.md 3.2. A
 * nonce is noted only after its signature was right; otherwise anybody could use up the nonces of others.
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
      const version = call.param('SignatureVersion');
      if (version === undefined) throw missing('SignatureVersion');
      // The code for a wrong version is a guess, by the rule for other parameters.
      if (version !== '1.0') throw invalid('SignatureVersion');
      const signature = call.param('Signature');
      if (signature === undefined) throw missing('Signature');
      const stringToSign = rpcStringToSign(call);
      if (signature === rpcSignature(stringToSign, secret)) return;
      throw knownError('SignatureDoesNotMatch', ` server string to sign is:${stringToSign}`);
    },
  };
}

function readAcs3Claims(call: Call): Claims {
  const header = call.headers.get('authorization');
  if (!header) throw missing('Authorization');
  const authorization = readAcs3Authorization(header);
  if (!authorization || !coversAllThatDecides(call, authorization.signedHeaders)) {
    throw knownError('IncompleteSignature');
  }
  return {
    accessKeyId: authorization.accessKeyId,
    timestamp: call.headers.get('x-acs-date') ?? undefined,
    nonce: call.headers.get('x-acs-signature-nonce') ?? undefined,
    token: call.headers.get('x-acs-security-token') ?? undefined,
    checkSignature: (secret) => {
      const canonicalRequest = acs3CanonicalRequest(call, authorization.signedHeaders);
      const stringToSign = acs3StringToSign(canonicalRequest);
      if (authorization.signature === acs3Signature(stringToSign, secret)) return;
      throw acs3NotMatched(stringToSign, canonicalRequest);
    },
  };
}

/**
 * True if the signature covers the token, and the content type if the body has parameters. Otherwise they could be
 * changed on the way. That the gateway requires it is a guess; the official SDKs sign both.
 */
function coversAllThatDecides(call: Call, signedHeaders: readonly string[]): boolean {
  const isSigned = (name: string) => signedHeaders.some((signed) => signed.toLowerCase() === name);
  if (call.headers.has('x-acs-security-token') && !isSigned('x-acs-security-token')) return false;
  return call.pairs.length === call.query.length || isSigned('content-type');
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
