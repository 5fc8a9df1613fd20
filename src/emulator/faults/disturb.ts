import { type Clock, sleep } from '../../platform/clock.ts';
import type { Answer } from '../protocol/answer.ts';
import { EmulatedError, isKnownCode, knownError } from '../protocol/errors.ts';
import { alterAnswer } from './altered-answer.ts';
import type { BrokenAnswer } from './broken-answer.ts';
import { changeExecution, type Execution } from './execution.ts';
import type { Fault, FaultKind } from './fault.ts';

export interface Disturbed {
  readonly clock: Pick<Clock, 'schedule'>;
  readonly signal: AbortSignal;
  readonly execution: Execution;
  /** Carries a call out and returns its answer. */
  perform(execution: Execution): Response;
  /** Answers with an error, whose body `alter` changes. */
  refuse(error: EmulatedError, alter: (body: Answer) => Answer): Response;
}

/** How the connection breaks: the error code in Node, and whether it is closed in order. */
const BREAKS: Partial<Record<FaultKind, readonly [cause: string, isOrderly: boolean]>> = {
  refuse: ['ECONNREFUSED', false],
  dns: ['ENOTFOUND', false],
  tls: ['CERT_HAS_EXPIRED', false],
  reset: ['ECONNRESET', false],
  'reset-mid-body': ['ECONNRESET', false],
  'end-mid-body': ['UND_ERR_SOCKET', true],
  'wrong-length': ['UND_ERR_SOCKET', true],
};

/** Kinds that need no answer of the operation. They carry the call out only if told to. */
const UNANSWERED: readonly FaultKind[] = ['hang', 'refuse', 'dns', 'tls', 'reset', 'error', 'html'];

/** Answers a call with a fault. Rejects with the signal's reason when the caller gives up first. */
export async function disturb(fault: Fault, disturbed: Disturbed): Promise<Response | BrokenAnswer> {
  const execution = changeExecution(disturbed.execution, fault);
  const perform = () => disturbed.perform(execution);
  const { appliedAfterMs } = fault;
  if (appliedAfterMs !== undefined) execution.world.acknowledgeLater(execution.call, appliedAfterMs);
  const isApplied = fault.isApplied ?? (!UNANSWERED.includes(fault.kind) && appliedAfterMs === undefined);
  const answer = isApplied ? perform() : undefined;
  const { clock, signal } = disturbed;
  signal.throwIfAborted();
  if (fault.kind === 'hang') await never(signal);
  if (fault.ms > 0) await sleep(clock, fault.ms, signal);
  return show(fault, answer, disturbed);
}

async function show(
  fault: Fault,
  answer: Response | undefined,
  { refuse }: Disturbed,
): Promise<Response | BrokenAnswer> {
  if (fault.kind === 'error') return refuse(toError(fault), (body) => alterAnswer(body, fault));
  if (fault.kind === 'html') return htmlPage(fault.status ?? 502);
  const [cause, isOrderly] = BREAKS[fault.kind] ?? [];
  // There is no answer: the call is carried out later or never, and the connection breaks.
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
      // UTF-16 with the content type of UTF-8.
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

/** Never resolves. Rejects with the signal's reason when it is aborted. */
function never(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
