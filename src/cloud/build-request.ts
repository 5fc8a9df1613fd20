import type { ApiOperation } from '../contract/alibaba-cloud.ts';
import { type Credentials, canonicalQuery, signedHeaders } from './sign.ts';

/** What differs from one request to the next. */
export interface RequestContext {
  /** Origin of the product's endpoint, such as `https://domain.aliyuncs.com`. */
  readonly endpoint: string;
  readonly credentials: Credentials;
  /** Epoch milliseconds; the API refuses requests more than 15 minutes off (docs/api-facts.md 2.3). */
  readonly now: number;
  /** A text that no earlier request used. */
  readonly nonce: string;
}

/**
 * A signed request, in the form that the official SDKs send: POST, parameters in the query, empty body. A redirect is
 * an error: fetch would follow it, and after a 307 it would send the signed request to another host.
 */
export function buildRequest<Params>(
  operation: ApiOperation<Params, unknown>,
  params: Params,
  { endpoint, credentials, now, nonce }: RequestContext,
): Request {
  const query = operation.encode(params);
  const headers = {
    host: new URL(endpoint).host,
    'x-acs-action': operation.action,
    'x-acs-version': operation.product.version,
    'x-acs-date': new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    ...(credentials.securityToken ? { 'x-acs-security-token': credentials.securityToken } : {}),
  };
  const parameters = canonicalQuery(query);
  return new Request(`${endpoint}/${parameters && `?${parameters}`}`, {
    method: 'POST',
    redirect: 'error',
    headers: {
      ...signedHeaders({ method: 'POST', query, headers }, credentials),
      accept: 'application/json',
    },
  });
}
