import { lookup } from 'node:dns/promises';
import { ConfigError, isLoopback } from './config.ts';

/** The names by which this machine is reached, wherever a tunnel begins. */
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
/** The port that browsers leave out of Host and Origin. */
const HTTP_PORT = 80;

/** The Host headers that mean Docket at this host and port, in lower case. */
export function ownHosts(host: string, port: number): ReadonlySet<string> {
  const hosts = namesOf(host).map((name) => `${name}:${port}`);
  return new Set(port === HTTP_PORT ? [...hosts, ...namesOf(host)] : hosts);
}

/** The origins of Docket, as browsers write them. The first is the address to tell people. */
export function ownOrigins(host: string, port: number): ReadonlySet<string> {
  return new Set(namesOf(host).map((name) => new URL(`http://${name}:${port}`).origin));
}

/** The address to tell people. */
export function ownAddress(host: string, port: number): string {
  const [first = ''] = ownOrigins(host, port);
  return first;
}

function namesOf(host: string): string[] {
  return [host.includes(':') ? `[${host}]` : host, ...LOOPBACK_NAMES];
}

/**
 * The IP address to listen on. A name is looked up here, because a hosts file may give `localhost` an address that
 * others can reach. Throws {@link ConfigError} for such a name; rejects as `dns.lookup` does.
 */
export async function resolveHost(host: string): Promise<string> {
  const { address } = await lookup(host);
  if (isLoopback(address)) return address;
  throw new ConfigError(
    `HOST=${host} is ${address} on this machine, which others can reach: set HOST to 127.0.0.1.`,
  );
}
