import type { Context, MiddlewareHandler } from 'hono';
import { ApiError, docketError } from '../contract/api-error.ts';

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i;
const JSON_TYPE = /^application\/json\s*(;\s*charset=utf-8\s*)?$/i;

/**
 * Answers only to its own names, whatever is asked: under DNS rebinding a foreign page's Origin equals its Host, no
 * Sec-Fetch header is sent and custom headers pass, so nothing else would stop it. But for `/healthz`: a load balancer asks
 * by an address of its own, and "ok" is no secret.
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
    // An absolute target names a host of its own.
    if (!hosts().has(host) || new URL(context.req.url).host !== new URL(`http://${host}`).host) {
      throw docketError('MisdirectedRequest', 'This Docket does not answer under that name.');
    }
    await next();
  };
}

/**
 * Refuses questions that another site's page makes the browser ask, such as an image of this address: it could not read
 * the answer, but every one is a call on the account's quota. Every port of this machine is one site to the browser, so
 * `same-site` is another program's page. `none` is an address that somebody typed; programs send no such header.
 */
export const refuseForeignPages: MiddlewareHandler = async (context, next) => {
  const site = context.req.header('sec-fetch-site') ?? 'none';
  if (site !== 'same-origin' && site !== 'none') {
    throw docketError('ForbiddenOrigin', "Only Docket's own page may ask for this.");
  }
  await next();
};

/**
 * Lets only our own page change anything. A port is part of an origin: SameSite cookies and Sec-Fetch-Site take every
 * port of localhost for one site, and plain http on a LAN has no Sec-Fetch at all.
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
