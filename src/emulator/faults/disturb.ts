import type { Answer } from '../answer.ts';
import type { Call } from '../call.ts';
import { EmulatedError, isKnownCode, knownError } from '../errors.ts';
import type { World } from '../world.ts';
import type { BrokenAnswer } from './broken-answer.ts';
import type { Fault, FaultKind } from './fault.ts';

export interface Disturbed {
  readonly call: Call;
  readonly signal: AbortSignal;
  readonly world: World;
  /** Carries the call out and answers it, with what `alter` makes of the answer. */
  perform(call: Call, alter?: (answer: Answer) => Answer): Response;
  /** Answers with an error. */
  refuse(error: EmulatedError): Response;
}

/** Where the connection breaks: the cause that Node names, and whether the other end closes in order. */
const BREAKS: Partial<Record<FaultKind, readonly [cause: string, isOrderly: boolean]>> = {
  refuse: ['ECONNREFUSED', false],
  dns: ['ENOTFOUND', false],
  tls: ['CERT_HAS_EXPIRED', false],
  reset: ['ECONNRESET', false],
  'reset-mid-body': ['ECONNRESET', false],
  'end-mid-body': ['UND_ERR_SOCKET', true],
  'wrong-length': ['UND_ERR_SOCKET', true],
};

/** Kinds that need no answer of the operation, and so carry nothing out unless told to. */
const UNANSWERED: readonly FaultKind[] = ['hang', 'refuse', 'dns', 'tls', 'reset', 'error', 'html'];

/** Answers a call as the fault wants it; rejects with the signal's reason when the caller gives up first. */
export async function disturb(fault: Fault, disturbed: Disturbed): Promise<Response | BrokenAnswer> {
  const { call, signal, world } = disturbed;
  if (fault.kind === 'rival') world.acknowledgeElsewhere(call, fault.count);
  const perform = () => {
    if (fault.kind === 'altered') return disturbed.perform(call, (answer) => alter(answer, fault));
    return disturbed.perform(fault.kind === 'partial' ? halve(call) : call);
  };
  const { appliedAfterMs } = fault;
  if (appliedAfterMs !== undefined) world.later(appliedAfterMs, perform);
  const isApplied = fault.isApplied ?? (!UNANSWERED.includes(fault.kind) && appliedAfterMs === undefined);
  const answer = isApplied ? perform() : undefined;
  await wait(fault.kind === 'hang' ? Number.POSITIVE_INFINITY : fault.ms, signal);
  return show(fault, answer, disturbed);
}

async function show(
  fault: Fault,
  answer: Response | undefined,
  { refuse }: Disturbed,
): Promise<Response | BrokenAnswer> {
  if (fault.kind === 'error') return refuse(toError(fault));
  if (fault.kind === 'html') return htmlPage(fault.status ?? 502);
  const [cause, isOrderly] = BREAKS[fault.kind] ?? [];
  // Nothing to show: the call comes later or never, and the caller was let down.
  if (!answer) return { kind: 'broken', cause: cause ?? 'ECONNRESET', isOrderly: false };
  if (cause !== undefined && isOrderly !== undefined) {
    if (UNANSWERED.includes(fault.kind)) return { kind: 'broken', cause, isOrderly };
    const all = new Uint8Array(await answer.arrayBuffer());
    const isWhole = fault.kind === 'wrong-length';
    const bytes = isWhole ? all : all.subarray(0, Math.ceil(all.length / 2));
    const promised = isWhole ? all.length + 100 : all.length;
    return { kind: 'broken', cause, isOrderly, begun: { head: answer, bytes, promised } };
  }
  return mangle(fault, answer);
}

async function mangle(fault: Fault, answer: Response): Promise<Response> {
  const { status, headers } = answer;
  const text = await answer.text();
  switch (fault.kind) {
    case 'empty':
      return new Response('', { status, headers });
    case 'truncated':
      return new Response(text.slice(0, Math.ceil(text.length / 2)), { status, headers });
    case 'wrong-charset':
      // UTF-16 under the name of UTF-8.
      return new Response(new Uint8Array(Buffer.from(text, 'utf16le')), { status, headers });
    case 'oversized':
      return new Response(`${text}${' '.repeat(Math.max(0, fault.bytes - text.length))}`, {
        status,
        headers,
      });
    default:
      return new Response(text, { status, headers });
  }
}

function toError({ code = 'InternalError', status, message, retryAfterMs }: Fault): EmulatedError {
  const known = isKnownCode(code) ? knownError(code) : undefined;
  const headers = retryAfterMs === undefined ? {} : { 'x-acs-retry-after': String(retryAfterMs) };
  return new EmulatedError(status ?? known?.status ?? 400, code, message ?? known?.message ?? code, headers);
}

function htmlPage(status: number): Response {
  const body = `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center></body>\r\n</html>\r\n`;
  return new Response(body, { status, headers: { 'content-type': 'text/html' } });
}

/** An answer that no emulated task gives: statuses nobody has listed, sums and paging flags that contradict each other. */
function alter(answer: Answer, { fields, rows }: Fault): Answer {
  const details = answer.Data === undefined ? undefined : (answer.Data as Answer).TaskDetail;
  const Data = Array.isArray(details)
    ? { TaskDetail: details.map((row) => replace(row, rows)) }
    : answer.Data;
  return replace({ ...answer, Data }, fields);
}

function replace(answer: Answer, fields: Fault['fields']): Answer {
  const entries = Object.entries(fields).map(([name, value]) => [name, value ?? undefined]);
  return { ...answer, ...Object.fromEntries(entries) };
}

/** The same call with the first half of its ids, rounded down. */
function halve(call: Call): Call {
  const isId = ([name]: readonly [string, string]) => name.startsWith('TaskDetailNo.');
  const ids = call.pairs.filter(isId);
  return { ...call, pairs: [...call.pairs.filter((pair) => !isId(pair)), ...ids.slice(0, ids.length / 2)] };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(signal.reason);
  if (ms === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = Number.isFinite(ms)
      ? setTimeout(() => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        }, ms)
      : undefined;
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
