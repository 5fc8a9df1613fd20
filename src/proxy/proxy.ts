import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Cloud } from '../cloud/cloud.ts';
import { ApiError, docketError } from '../contract/api-error.ts';
import type { Session } from '../contract/session.ts';
import { stackFrames } from '../contract/stack-frames.ts';
import { requireDecodable } from './decodable.ts';
import { exportRoutes } from './export-routes.ts';
import { followedBatchRoutes } from './followed-batch-routes.ts';
import { hostGuard, refuseForeignPages } from './guards.ts';
import { type AskedLedger, ledgerRoutes } from './ledger-routes.ts';
import { readRoutes } from './read-routes.ts';
import { acceptedLanguage, acceptsPage, type Refusal, refusalPage } from './refusal-page.ts';
import { securityHeaders } from './security-headers.ts';
import { valueRoute } from './value-route.ts';

export interface ProxyOptions {
  readonly cloud: Cloud;
  readonly ledger: AskedLedger;
  readonly session: () => Session;
  /** The Host headers that are answered, in lower case. */
  readonly hosts: () => ReadonlySet<string>;
  /** The origins whose pages may change something. The first is the address that people are told. */
  readonly origins: () => ReadonlySet<string>;
  /** Logs every failure of Docket's own, and every download that broke off. */
  readonly log?: (line: Readonly<Record<string, string>>) => void;
  /** Epoch milliseconds. Default: the time of the machine. */
  readonly now?: () => number;
}

/**
 * The routes for the browser, behind the check of the Host and with the security headers. Nothing is forwarded: every
 * call to the cloud is built from parameters that were checked. The caller may add files and pages to the app, behind
 * the same guards.
 */
export function createProxy(options: ProxyOptions): Hono {
  const app = new Hono();
  app.use(securityHeaders);
  app.use(hostGuard(options.hosts));
  app.use(requireDecodable);
  app.use('/api/*', refuseForeignPages);

  const report = (error: Error, method: string) =>
    options.log?.({
      code: error instanceof ApiError ? error.body.code : 'InternalError',
      error: error.name,
      at: stackFrames(error)[0] ?? '',
      method,
    });
  const routes = [
    ...readRoutes(options),
    ...ledgerRoutes(options),
    valueRoute(options),
    ...followedBatchRoutes(options),
    ...exportRoutes({ now: Date.now, ...options, onError: (error) => report(error, 'GET') }),
  ];
  for (const { method, path, answer } of routes) app.on(method, path, answer);
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
    app.all(path, (context) => {
      context.header('allow', methods.join(', ').replace('GET', 'GET, HEAD'));
      throw docketError('MethodNotAllowed', `This address takes ${methods.join(' and ')} only.`);
    });
  }
  app.all('/api/*', notFound);
  app.notFound(notFound);
  app.onError((error, context) => {
    const isOurs = !(error instanceof ApiError);
    if (isOurs) report(error, context.req.method);
    const { status, body, retryAfterSeconds } = isOurs
      ? docketError('InternalError', 'Docket met an error of its own. Its log says where.', {
          name: 'ownError',
        })
      : error;
    if (status === 429) context.header('retry-after', String(retryAfterSeconds ?? 1));
    const refusal = pageFor(body.code, context);
    if (refusal === undefined) return context.json(body, status as ContentfulStatusCode);
    const language = acceptedLanguage(context.req.header('accept-language') ?? '');
    const [address = ''] = options.origins();
    return context.html(refusalPage(refusal, language, address), status as ContentfulStatusCode);
  });
  return app;
}

/** The page that a person sees for an error; undefined for a program, which gets the error as JSON. */
function pageFor(code: string, { req }: Context): Refusal | undefined {
  if (req.method !== 'GET' || !acceptsPage(req.header('accept') ?? '')) return undefined;
  if (code === 'MisdirectedRequest') return 'address';
  if (code === 'ForbiddenOrigin') return 'foreign';
  if (req.path.startsWith('/api/')) return undefined;
  return code === 'InvalidQuery' ? 'malformed' : 'broken';
}

function notFound(context: Context): Response {
  const { status, body } = docketError('NotFound', 'There is nothing at this address.');
  return context.json(body, status as ContentfulStatusCode);
}
