import type { Context, MiddlewareHandler } from 'hono';
import { ApiError, docketError } from '../contract/api-error.ts';

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;
const JSON_TYPE = /^application\/json\s*(;\s*charset=utf-8\s*)?$/i;

/**
 * Refuses requests whose Host is not Docket's own. With DNS rebinding the Origin of a foreign page equals its Host, no
 * Sec-Fetch header is sent and custom headers pass, so nothing else would stop that page. `/healthz` answers every
 * Host: a load balancer has an address of its own for Docket, and "ok" is no secret.
 */
export function hostGuard(hosts: () => ReadonlySet<string>): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.path === '/healthz') return next();
    const host = context.req.header('host')?.toLowerCase();
    if (!host || !HOST.test(host)) {
      throw new ApiError(400, {
        code: 'MisdirectedRequest',
        message: 'The Host header is missing or malformed.',
      });
    }
    // A request with an absolute target names a host there too.
    if (!hosts().has(host) || new URL(context.req.url).host !== new URL(`http://${host}`).host) {
      throw docketError('MisdirectedRequest', 'This Docket does not answer under that name.');
    }
    await next();
  };
}

/**
 * Refuses reads that the page of another site makes the browser send, such as an image of this address. That page could
 * not read the answer, but each read is a call on the account's quota. To a browser every port of this machine is one
 * site, so `same-site` is the page of another program. `none` is an address that somebody typed. Programs send no such
 * header.
 */
export const refuseForeignPages: MiddlewareHandler = async (context, next) => {
  const site = context.req.header('sec-fetch-site') ?? 'none';
  if (site !== 'same-origin' && site !== 'none') {
    throw docketError('ForbiddenOrigin', "Only Docket's own page may ask for this.");
  }
  await next();
};

/**
 * Throws 403 ForbiddenOrigin unless Docket's own page sent the request. The Origin has the port in it. SameSite cookies
 * and Sec-Fetch-Site do not tell the ports of localhost apart, and plain http in a local network has no Sec-Fetch
 * headers.
 */
export function requireOwnPage(context: Context, origins: ReadonlySet<string>): void {
  const origin = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  if (origin === undefined || !origins.has(origin) || (site !== undefined && site !== 'same-origin')) {
    throw docketError('ForbiddenOrigin', "Only Docket's own page may do this.");
  }
  if (context.req.header('x-docket') !== '1') {
    throw docketError('ForbiddenOrigin', 'The header X-Docket: 1 is missing.');
  }
  if (!JSON_TYPE.test(context.req.header('content-type') ?? '')) {
    throw docketError('UnsupportedMediaType', 'Content-Type must be application/json.');
  }
}
