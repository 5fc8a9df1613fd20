import * as v from 'valibot';
import { readLimitedBytes, UnusableBody } from '../../platform/read-limited.ts';
import type { LoggedCall } from '../call-log.ts';
import type { Fault, FaultInput } from '../faults/fault.ts';
import { parseInput } from '../parse-input.ts';
import { inTurns, type Portions } from '../portions.ts';
import type { AddedBatchInput } from './added-batch.ts';
import type { AddedTask, AddedTaskInput } from './added-task.ts';
import type { ElsewhereInput } from './elsewhere.ts';

/** What can be done to the emulator besides calling it, from code or on its port. */
export interface EmulatorControl {
  /** Changes the next call that fits. Throws a TypeError for what is no fault. */
  addFault(fault: FaultInput): Fault;
  faults(): readonly Fault[];
  clearFaults(): void;
  /** Adds a task, finished or about to finish. Throws a TypeError for what is no task. */
  addTask(task: AddedTaskInput): AddedTask;
  /** Adds a DNS batch. Throws a TypeError for what is no batch. */
  addBatch(batch: AddedBatchInput): { readonly taskId: string };
  /**
   * Moves the time of the account ahead by `ms`, also after a restart: work begins, finishes and arrives. The clock of
   * the gateway does not move.
   */
  advance(ms: number): void;
  /**
   * Acknowledges results as another consumer of the queue does. Returns how many. Throws a TypeError for input that
   * does not say which.
   */
  acknowledgeElsewhere(which: ElsewhereInput): number;
  /** The newest calls, the oldest of them first. Signatures and secrets are not kept. */
  calls(): readonly LoggedCall[];
  clearCalls(): void;
}

export const CONTROL_PATH = '/__emulator/';

/** The largest body of a control route, in bytes. 100,000 rows with some texts fit. */
const MAX_BODY = 33_554_432;

/** At most 30 days: everything that arrives in that time is made. */
const MAX_ADVANCE_MS = 30 * 24 * 60 * 60_000;
const clockSchema = v.strictObject({
  advanceMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_ADVANCE_MS)),
});

/** Work that may take long, in portions. */
export interface ControlWork {
  addTask(task: AddedTaskInput): Portions<AddedTask>;
  acknowledgeElsewhere(which: ElsewhereInput): Portions<number>;
  advance(ms: number): Portions<void>;
}

type Handler = (control: EmulatorControl, work: ControlWork, body: unknown) => unknown;

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET faults': (control) => control.faults(),
  'POST faults': (control, _work, body) => list(body).map((fault) => control.addFault(fault as FaultInput)),
  'DELETE faults': (control) => control.clearFaults(),
  'POST rows': (_control, work, body) => inTurns(work.addTask(body as AddedTaskInput)),
  'DELETE rows': async (_control, work, body) => ({
    acknowledged: await inTurns(work.acknowledgeElsewhere(body as ElsewhereInput)),
  }),
  'POST batches': (control, _work, body) => control.addBatch(body as AddedBatchInput),
  'POST clock': (_control, work, body) =>
    inTurns(work.advance(parseInput('clock', clockSchema, body).advanceMs)),
  'GET log': (control) => control.calls(),
  'DELETE log': (control) => control.clearCalls(),
};

/**
 * Answers `/__emulator/faults`, `rows`, `batches`, `clock` and `log`, in JSON. It refuses requests with an Origin, or
 * to another host than this machine: pages of the web must not use it.
 */
export async function answerControl(
  request: Request,
  control: EmulatorControl,
  work: ControlWork,
): Promise<Response> {
  const url = new URL(request.url);
  if (request.headers.has('origin') || !isLoopback(request.headers.get('host') ?? url.host)) {
    return respond(403, { message: 'The control routes answer programs on this machine only.' });
  }
  const name = url.pathname.slice(CONTROL_PATH.length);
  const handler = ROUTES[`${request.method} ${name}`];
  if (!handler) {
    const isKnown = Object.keys(ROUTES).some((route) => route.endsWith(` ${name}`));
    return respond(isKnown ? 405 : 404, {
      message: `${request.method} ${url.pathname} is not a control route.`,
    });
  }
  try {
    const text = new TextDecoder().decode(await readLimitedBytes(request.body, MAX_BODY));
    return respond(200, (await handler(control, work, text === '' ? undefined : JSON.parse(text))) ?? {});
  } catch (error) {
    if (error instanceof UnusableBody)
      return respond(413, { message: `A control route takes at most ${MAX_BODY} bytes.` });
    const isInput = error instanceof TypeError || error instanceof SyntaxError;
    if (isInput) return respond(400, { message: error.message });
    return respond(500, { message: 'The emulator has failed at this.' });
  }
}

function list(body: unknown): readonly unknown[] {
  return Array.isArray(body) ? body : [body];
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
}

function respond(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}
