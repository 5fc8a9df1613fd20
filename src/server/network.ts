import { EnvHttpProxyAgent, fetch as fetchThrough } from 'undici';
import type { Upstream } from '../contract/alibaba-cloud.ts';
import type { Proxies } from './proxies.ts';

/** How long connecting may take, in milliseconds. */
const CONNECT_TIMEOUT_MS = 3000;

/**
 * The network as an Upstream. Proxies are used by a tunnel (CONNECT), so that no proxy sees a signed request. Node's
 * own `fetch` ignores proxy settings and has no time limit for connecting; this is the same code (undici) with both. As
 * with `fetch`, no redirect is followed if the request says so, an aborted signal ends the call, and the answer is a
 * stream.
 */
export function createNetwork(proxies: Proxies): { readonly upstream: Upstream; close(): void } {
  const limit = { timeout: CONNECT_TIMEOUT_MS };
  const dispatcher = new EnvHttpProxyAgent({
    httpsProxy: proxies.https,
    httpProxy: proxies.http,
    noProxy: proxies.except,
    proxyTunnel: true,
    connect: limit,
    proxyTls: limit,
    requestTls: limit,
  });
  return {
    upstream: async ({ url, method, headers, redirect, signal }) => {
      const sent = { method, headers: [...headers], redirect, signal, dispatcher };
      // Docket's requests have no body: their parameters are in the query.
      return (await fetchThrough(url, sent)) as unknown as Response;
    },
    close: () => void dispatcher.destroy(),
  };
}
