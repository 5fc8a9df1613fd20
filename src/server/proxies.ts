/** Proxies for calls to Alibaba Cloud, in the environment variables that most programs use. An empty text is none. */
export interface Proxies {
  /** The proxy for https endpoints; if it is empty, `http` is used. */
  readonly https: string;
  readonly http: string;
  /** Hosts that are reached without a proxy, with commas between them; `*` is all. */
  readonly except: string;
}

/**
 * Reads the three variables in lower or upper case; lower case wins. Throws the error that `refuse` makes of a value
 * that is no proxy.
 */
export function readProxies(
  env: Readonly<Record<string, string | undefined>>,
  refuse: (name: string) => Error,
): Proxies {
  const read = (name: string) => env[name.toLowerCase()] ?? env[name] ?? '';
  const address = (name: string) => {
    const value = read(name).trim();
    if (value === '') return '';
    const text = value.includes('://') ? value : `http://${value}`;
    if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw refuse(name);
    return text;
  };
  return { https: address('HTTPS_PROXY'), http: address('HTTP_PROXY'), except: read('NO_PROXY') };
}

/** The proxies in words, without user names and passwords; undefined if there are none. */
export function describeProxies({ https, http, except }: Proxies): string | undefined {
  const named = [https || http, https && http].filter(
    (text, index, all) => text && all.indexOf(text) === index,
  );
  if (named.length === 0) return undefined;
  const origins = named.map((text) => new URL(text).origin).join(' and ');
  return except ? `${origins}, except for ${except}` : origins;
}
