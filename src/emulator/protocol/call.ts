import { readLimitedBytes, UnusableBody } from '../../platform/read-limited.ts';

/** The largest body of a call, in bytes. A thousand ids are 50 kB. No document names a limit; this one is a guess. */
const MAX_BODY = 1_048_576;

/** A request in the form that both protocols share: its parameters, and the parts that its signature is made of. */
export interface Call {
  readonly method: string;
  /** The Host header with its port. It is the HostId of an error and a part of the ACS3 signature. */
  readonly host: string;
  readonly path: string;
  readonly headers: Headers;
  /** The parameters of the query and the form body, in the order received. Names may repeat. */
  readonly pairs: readonly (readonly [string, string])[];
  /** The parameters of the query alone. The ACS3 signature covers the body by its hash. */
  readonly query: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** True if the body was larger than the gateway accepts; then `body` is empty. */
  readonly isTooLarge: boolean;
  readonly isAcs3: boolean;
  /** The first value of a parameter; undefined if it is missing or empty. */
  param(name: string): string | undefined;
}

/**
 * Reads a request. SDKs send parameters in the query of a GET, in the query of a POST without a body, or in a form
 * body; all are read (docs/api-facts.md 2.1).
 */
export async function readCall(request: Request): Promise<Call> {
  const url = new URL(request.url);
  const body = await readBody(request);
  const query = [...url.searchParams];
  const [mediaType = ''] = (request.headers.get('content-type') ?? '').split(';');
  const isForm = mediaType.trim().toLowerCase() === 'application/x-www-form-urlencoded';
  const form = isForm ? [...new URLSearchParams(new TextDecoder().decode(body))] : [];
  const pairs = [...query, ...form];
  const { headers, method } = request;
  return {
    method,
    host: headers.get('host') ?? url.host,
    path: url.pathname,
    headers,
    pairs,
    query,
    body: body ?? new Uint8Array(),
    isTooLarge: body === undefined,
    isAcs3: isAcs3(headers, new Set(pairs.map(([name]) => name))),
    param: paramOf(pairs),
  };
}

/** The body; undefined if it is larger than the gateway accepts. */
async function readBody(request: Request): Promise<Uint8Array | undefined> {
  try {
    return await readLimitedBytes(request.body, MAX_BODY);
  } catch (error) {
    if (error instanceof UnusableBody) return undefined;
    throw error;
  }
}

/** The same call with other parameters; null removes one. Its signature was checked before. */
export function withParams(call: Call, params: Readonly<Record<string, string | null>>): Call {
  const kept = call.pairs.filter(([name]) => !Object.hasOwn(params, name));
  const given = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== null);
  const pairs = [...kept, ...given];
  return { ...call, pairs, param: paramOf(pairs) };
}

function paramOf(pairs: Call['pairs']): Call['param'] {
  const firsts = new Map([...pairs].reverse());
  return (name) => firsts.get(name) || undefined;
}

/**
 * True for a call that is signed with ACS3. SDKs send `x-acs-action` with either signature, so it does not count if
 * there are parameters of the older one.
 */
function isAcs3(headers: Headers, params: ReadonlySet<string>): boolean {
  if (headers.get('authorization')?.startsWith('ACS3-')) return true;
  return headers.has('x-acs-action') && !params.has('AccessKeyId') && !params.has('Signature');
}

/**
 * The name of the operation, known or not: a header with ACS3, else a parameter. Each protocol signs only its own, and
 * the other one is ignored.
 */
export function actionOf(call: Call): string | undefined {
  return call.isAcs3 ? (call.headers.get('x-acs-action') ?? undefined) : call.param('Action');
}

/** The version, found in the same way. */
export function versionOf(call: Call): string | undefined {
  return call.isAcs3 ? (call.headers.get('x-acs-version') ?? undefined) : call.param('Version');
}
