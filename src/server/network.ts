import { EnvHttpProxyAgent, fetch as fetchThrough } from 'undici';
import type { Upstream } from '../contract/alibaba-cloud.ts';
import type { Proxies } from './proxies.ts';

/** How long a connection may take to come about, in milliseconds. */
const CONNECT_TIMEOUT_MS = 3000;

/**
 * The network, as the way to Alibaba Cloud: through the proxies named, always by a tunnel (CONNECT), so that no proxy sees
 * a signed request. Node's own `fetch` obeys no proxy setting and has no limit for connecting; this is the same code under
 * its own name, and what is asked of a request holds for both: no redirect is followed, an aborted signal ends the call,
 * the answer is a stream.
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
      // Requests of Docket have no body: what they say stands in the query.
      return (await fetchThrough(url, sent)) as unknown as Response;
    },
    close: () => void dispatcher.destroy(),
  };
}
