import * as v from 'valibot';
import { parseInput } from '../parse-input.ts';
import { isKnownCode, knownCodes } from '../protocol/errors.ts';
import { QUEUE_PLACES } from '../store/queue-place.ts';
import { isJsonValue, type JsonValue } from './json-value.ts';

/** Everything that can go wrong, named by what the caller sees. */
const FAULT_KINDS = [
  /** The right answer, after `ms` milliseconds. */
  'slow',
  /** No answer. */
  'hang',
  /** No connection: nobody listens, the name does not resolve, or the certificate is not trusted. */
  'refuse',
  'dns',
  'tls',
  /** The connection is reset before the answer begins. */
  'reset',
  /** Half an answer, then a reset or an orderly end. */
  'reset-mid-body',
  'end-mid-body',
  /** An error, of `code`, `status`, `message` and `retryAfterMs`. */
  'error',
  /** An HTML page of a proxy, with `status`. */
  'html',
  'empty',
  'truncated',
  'wrong-charset',
  'wrong-length',
  /** The right answer, filled up to `bytes`. */
  'oversized',
  /** The right answer with other values in its `fields`, or in those of its `rows`. null removes a field. */
  'altered',
  /** The right answer to another call, with the parameters of `asked`. null removes a parameter. */
  'instead',
  /** At most `count` rows a page, whatever the PageSize. */
  'capped',
  /** A DomainName finds a row only if it equals one `form` of its name, letter by letter. */
  'text-filter',
  /** PollTaskResult lists the oldest result first. */
  'oldest-first',
  /** Only the first half of the ids is acknowledged, and Result says so. */
  'partial',
  /** Just before the call, somebody else acknowledges `count` of its results, or of the queue, at the place `from`. */
  'rival',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const json = v.custom<JsonValue>(isJsonValue, 'Expected a JSON value');
const fields = v.record(v.string(), json);
const texts = v.record(v.string(), v.string());

/** A fault, in the shape of the control route. */
const faultSchema = v.strictObject({
  kind: v.picklist(FAULT_KINDS),
  /** The operation that it applies to. Default: any. */
  action: v.optional(v.string()),
  /** It applies only to calls with these parameters. */
  params: v.optional(v.record(v.string(), v.string()), {}),
  /** How many calls it applies to; 0: until it is removed. Default: 1, or 0 for a fault with an end in time. */
  times: v.optional(count),
  /** It ends so many milliseconds after it was added, or at this epoch millisecond, by the time of the account. */
  forMs: v.optional(count),
  untilMs: v.optional(count),
  /**
   * Whether the call has its effect although the caller cannot tell. Kinds that need the right answer always apply it.
   */
  isApplied: v.optional(v.boolean()),
  /** The call has its effect so many milliseconds after the fault. */
  appliedAfterMs: v.optional(count),
  /** Milliseconds before the caller sees anything. */
  ms: v.optional(v.pipe(count, v.maxValue(600_000)), 0),
  status: v.optional(v.pipe(count, v.minValue(200), v.maxValue(599))),
  code: v.optional(v.pipe(v.string(), v.nonEmpty())),
  message: v.optional(v.string()),
  /** The header `x-acs-retry-after`. */
  retryAfterMs: v.optional(count),
  bytes: v.optional(v.pipe(count, v.maxValue(100_000_000)), 10_000_000),
  count: v.optional(count, 1),
  /** New values by wire name: of the answer (of an error too) and of each TaskDetail in it. */
  fields: v.optional(fields, {}),
  rows: v.optional(fields, {}),
  /** The same, as text that is written as it is: `2.0`, `null`, `1e400`. */
  fieldTexts: v.optional(texts, {}),
  rowTexts: v.optional(texts, {}),
  /** Only the rows at these places of the page, from 0, or with these TaskDetailNos. */
  at: v.optional(v.array(count)),
  ids: v.optional(v.array(v.string())),
  /** The other parameters, for `instead`. */
  asked: v.optional(v.record(v.string(), v.nullable(v.string())), {}),
  /**
   * The size that a capped page states (PageSize, TotalPageNum, NextPage), and the size after which the next page
   * begins.
   */
  echo: v.optional(v.picklist(['asked', 'real']), 'asked'),
  stride: v.optional(v.picklist(['asked', 'real']), 'real'),
  /** The form that a text filter compares: the name as it is answered, its xn-- form, or its Unicode form. */
  form: v.optional(v.picklist(['stored', 'ascii', 'unicode']), 'stored'),
  /** Where another consumer takes its results. */
  from: v.optional(v.picklist(QUEUE_PLACES), 'newest'),
});
export type FaultInput = v.InferInput<typeof faultSchema>;
export interface Fault extends Omit<v.InferOutput<typeof faultSchema>, 'forMs' | 'times'> {
  readonly times: number;
}

/** The 24 faults that a client of the API can meet, by name. */
export const FAULTS = {
  'slow-3s': { kind: 'slow', ms: 3000 },
  'slow-30s': { kind: 'slow', ms: 30_000 },
  hang: { kind: 'hang' },
  refuse: { kind: 'refuse' },
  dns: { kind: 'dns' },
  tls: { kind: 'tls' },
  reset: { kind: 'reset' },
  'reset-mid-body': { kind: 'reset-mid-body' },
  'end-mid-body': { kind: 'end-mid-body' },
  400: { kind: 'error', code: 'NetworkIOError' },
  403: { kind: 'error', code: 'Forbidden' },
  404: { kind: 'error', code: 'InvalidAccessKeyId.NotFound' },
  429: { kind: 'error', code: 'Throttling.User', status: 429, retryAfterMs: 1500 },
  500: { kind: 'error', code: 'InternalError' },
  502: { kind: 'html', status: 502 },
  503: { kind: 'error', code: 'ServiceUnavailable' },
  504: { kind: 'html', status: 504 },
  throttling: { kind: 'error', code: 'Throttling.User' },
  'html-200': { kind: 'html', status: 200 },
  'empty-200': { kind: 'empty' },
  truncated: { kind: 'truncated' },
  'wrong-charset': { kind: 'wrong-charset' },
  'wrong-length': { kind: 'wrong-length' },
  '10mb': { kind: 'oversized', bytes: 10_000_000 },
} as const satisfies Record<string, FaultInput>;
export type FaultName = keyof typeof FAULTS;

const SENTINEL = /^(.+)\.fault\.example$/;

/**
 * The fault that the first of these domain names asks for: `hang.fault.example`, or an error code before the suffix, in
 * any case. It applies to calls that filter by such a name or acknowledge a result of it.
 */
export function sentinelFault(domains: readonly string[], now: number): Fault | undefined {
  for (const domain of domains) {
    const name = SENTINEL.exec(domain.toLowerCase())?.[1] ?? '';
    if (Object.hasOwn(FAULTS, name)) return parseFault(FAULTS[name as FaultName], now);
    const code = knownCodes().find((known) => known.toLowerCase() === name);
    if (code) return parseFault({ kind: 'error', code }, now);
  }
  return undefined;
}

/** Reads a fault and adds its defaults, at `now` of the account. Throws a TypeError that says what is wrong with it. */
export function parseFault(input: unknown, now: number): Fault {
  const { forMs, times, ...fault } = parseInput('fault', faultSchema, input);
  if (fault.kind === 'error' && fault.status === undefined && !isKnownCode(fault.code ?? '')) {
    throw new TypeError('fault: an error with a code of its own needs a status.');
  }
  if (forMs !== undefined && fault.untilMs !== undefined) {
    throw new TypeError('fault: forMs or untilMs, not both.');
  }
  const untilMs = forMs === undefined ? fault.untilMs : now + forMs;
  const end = untilMs === undefined ? {} : { untilMs };
  return { ...fault, ...end, times: times ?? (untilMs === undefined ? 1 : 0) };
}
