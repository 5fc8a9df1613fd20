import * as v from 'valibot';
import { isKnownCode, knownCodes } from '../errors.ts';
import { parseInput } from '../parse-input.ts';

/** Everything that can go wrong, by what the caller sees. */
const FAULT_KINDS = [
  /** The right answer, `ms` late. */
  'slow',
  /** No answer, ever. */
  'hang',
  /** No connection: nobody listens, no such name, no trust. */
  'refuse',
  'dns',
  'tls',
  /** The connection is reset before the first byte of an answer. */
  'reset',
  /** Half an answer, then a reset or an orderly end. */
  'reset-mid-body',
  'end-mid-body',
  /** An error answer: `code`, `status`, `message`, `retryAfterMs`. */
  'error',
  /** A proxy's page with `status`. */
  'html',
  'empty',
  'truncated',
  'wrong-charset',
  'wrong-length',
  /** The right answer, blown up to `bytes`. */
  'oversized',
  /** The right answer with other values in its `fields`, or in those of each of its `rows`; null leaves one out. */
  'altered',
  /** Only the first half of the ids named is acknowledged, and Result says so. */
  'partial',
  /** Just before, somebody else acknowledges the first `count` results that are asked about. */
  'rival',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const fields = v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()])));

/** A fault as the control route takes it. */
const faultSchema = v.strictObject({
  kind: v.picklist(FAULT_KINDS),
  /** The operation it waits for; without it, any. */
  action: v.optional(v.string()),
  /** Only calls with these parameters. */
  params: v.optional(v.record(v.string(), v.string()), {}),
  /** How many calls it strikes; 0 strikes until it is removed. */
  times: v.optional(count, 1),
  /** Whether the call takes effect although the caller cannot tell. What needs a right answer is always applied. */
  isApplied: v.optional(v.boolean()),
  /** The call takes effect so many milliseconds after the caller was let down. */
  appliedAfterMs: v.optional(count),
  /** Milliseconds before the caller sees anything. */
  ms: v.optional(v.pipe(count, v.maxValue(600_000)), 0),
  status: v.optional(v.pipe(count, v.minValue(200), v.maxValue(599))),
  code: v.optional(v.pipe(v.string(), v.nonEmpty())),
  message: v.optional(v.string()),
  /** Header `x-acs-retry-after`. */
  retryAfterMs: v.optional(count),
  bytes: v.optional(v.pipe(count, v.maxValue(100_000_000)), 10_000_000),
  count: v.optional(count, 1),
  /** New values by wire name, of the answer itself and of each TaskDetail in it. */
  fields: v.optional(fields, {}),
  rows: v.optional(fields, {}),
});
export type FaultInput = v.InferInput<typeof faultSchema>;
export type Fault = v.InferOutput<typeof faultSchema>;

/** The 24 faults that a client of the API has to live with, by name. */
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
 * The fault that the first of these domain names asks for: `hang.fault.example`, or an error code before the suffix,
 * in any case. So it strikes calls that filter by such a name or acknowledge a result of it.
 */
export function sentinelFault(domains: readonly string[]): Fault | undefined {
  for (const domain of domains) {
    const name = SENTINEL.exec(domain.toLowerCase())?.[1] ?? '';
    if (Object.hasOwn(FAULTS, name)) return parseFault(FAULTS[name as FaultName]);
    const code = knownCodes().find((known) => known.toLowerCase() === name);
    if (code) return parseFault({ kind: 'error', code });
  }
  return undefined;
}

/** Fills in what a fault leaves open; throws a TypeError that says what is wrong with it. */
export function parseFault(input: unknown): Fault {
  const fault = parseInput('fault', faultSchema, input);
  if (fault.kind !== 'error' || fault.status !== undefined || isKnownCode(fault.code ?? '')) return fault;
  throw new TypeError('fault: an error with a code of its own needs a status.');
}
