import { randomBytes, randomUUID } from 'node:crypto';
import type { Upstream } from '../contract/alibaba-cloud.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { createCallLog, describeCall } from './call-log.ts';
import { addBatch } from './control/added-batch.ts';
import { addTask } from './control/added-task.ts';
import { answerControl, CONTROL_PATH, type ControlWork, type EmulatorControl } from './control/control.ts';
import { readElsewhere } from './control/elsewhere.ts';
import {
  type BrokenAnswer,
  breakConnection,
  breakInProcess,
  type Connection,
} from './faults/broken-answer.ts';
import { disturb } from './faults/disturb.ts';
import { changeExecution, type Execution } from './faults/execution.ts';
import { sentinelFault } from './faults/fault.ts';
import { createFaultList } from './faults/fault-list.ts';
import { admit } from './gateway.ts';
import { atOnce } from './portions.ts';
import type { Answer } from './protocol/answer.ts';
import { readCall } from './protocol/call.ts';
import { MAIN_KEY } from './protocol/credentials.ts';
import { EmulatedError, knownError } from './protocol/errors.ts';
import { chooseFormat } from './protocol/format.ts';
import { createNonces } from './protocol/nonces.ts';
import { answerResponse, errorResponse } from './protocol/respond.ts';
import { openWorld } from './world.ts';

/** The key to sign calls with. */
export const EMULATOR_CREDENTIALS = MAIN_KEY;
/** The largest sample. */
export const MAX_RESULTS = 1_000_000;

export interface EmulatorOptions {
  /** The database of the emulator. Its owner closes it. */
  readonly db: Database;
  readonly clock: Pick<Clock, 'now' | 'schedule'>;
  /** The number of results in the queue at first, 0 to {@link MAX_RESULTS}. 0 is an account without any work. */
  readonly results: number;
  /** The same seed gives the same data, in the week before the first start. */
  readonly seed?: string;
  /** New results per minute. With 0 the queue stays as it is, and the running task does not progress. */
  readonly arrivalsPerMinute?: number;
  /** Called with errors of the emulator itself, which callers see as InternalError. */
  readonly onInternalError?: (error: unknown) => void;
}

export interface Emulator {
  /** Answers signed requests to both products, at any host. */
  readonly upstream: Upstream;
  /**
   * Serves the port of the emulator: the control routes, else the same as {@link upstream}. With the connection (which
   * @hono/node-server passes), faults of the network are real.
   */
  fetch(request: Request, connection?: Connection): Promise<Response>;
  readonly control: EmulatorControl;
  /** Stops answering. Every later call is rejected. */
  close(): void;
}

/**
 * Emulates Alibaba Cloud for four operations. The database is filled with a sample portfolio if it is empty or holds
 * another sample; with the same seed and size it stays as it is, acknowledged rows included. Throws a RangeError for a
 * size that it cannot make.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  const { db, clock, results, seed = 'docket', arrivalsPerMinute = 2 } = options;
  if (!Number.isInteger(results) || results < 0 || results > MAX_RESULTS) {
    throw new RangeError(`The emulator makes 0 to ${MAX_RESULTS} results, not ${results}.`);
  }
  const world = openWorld({ db, clock, results, seed, arrivalsPerMinute });
  const nonces = createNonces();
  const faults = createFaultList(world.now);
  const log = createCallLog();
  let isClosed = false;

  async function answer(request: Request): Promise<Response | BrokenAnswer> {
    if (isClosed) throw new TypeError('The emulator is closed.');
    const call = await readCall(request);
    const { format, isFormatInvalid } = chooseFormat(call);
    const requestId = randomUUID().toUpperCase();
    const envelope = { format, requestId, traceId: randomBytes(16).toString('hex'), now: clock.now() };
    const entry = log.add(describeCall(call, requestId, clock.now()));

    function refuse(error: unknown, alter?: (body: Answer) => Answer): Response {
      if (!(error instanceof EmulatedError)) options.onInternalError?.(error);
      const known = error instanceof EmulatedError ? error : knownError('InternalError');
      entry.code = known.code;
      return errorResponse(known, call.host, envelope, alter);
    }

    /** Lets the operation answer. A refusal is an answer too. */
    async function settle(): Promise<Response | BrokenAnswer> {
      const operation = admit(call, isFormatInvalid, nonces, clock.now());
      world.catchUp();
      const perform = (execution: Execution) => {
        try {
          const answer = operation.answer(execution.call, execution.world);
          return answerResponse(operation.action, execution.alter(answer), envelope);
        } catch (error) {
          return refuse(error);
        }
      };
      const { standing, fault = sentinelFault(world.domainsOf(call), world.now()) } = faults.take(
        operation.action,
        call.param,
      );
      const strikes = fault ? [...standing, fault] : standing;
      if (strikes.length > 0) entry.fault = strikes.map(({ kind }) => kind).join(', ');
      const undisturbed: Execution = { call, world, alter: (answer) => answer };
      const execution = standing.reduce(changeExecution, undisturbed);
      return fault
        ? disturb(fault, { execution, clock, signal: request.signal, perform, refuse })
        : perform(execution);
    }

    const outcome = await settle().catch((error: unknown) => {
      if (request.signal.aborted) throw error;
      return refuse(error);
    });
    const head = outcome instanceof Response ? outcome : outcome.begun?.head;
    if (head) entry.status = head.status;
    return outcome;
  }

  const upstream: Upstream = async (request) => {
    const outcome = await answer(request);
    return outcome instanceof Response ? outcome : breakInProcess(outcome);
  };

  const work: ControlWork = {
    *addTask(task) {
      world.catchUp();
      return yield* addTask(world.writes, task, world.now());
    },
    *acknowledgeElsewhere(which) {
      world.catchUp();
      const chosen = readElsewhere(which);
      const ids = 'ids' in chosen ? chosen.ids : world.idsAt(chosen.place, chosen.count);
      return yield* world.writes.acknowledge(ids);
    },
    advance: world.advance,
  };

  const control: EmulatorControl = {
    addFault: faults.add,
    faults: faults.list,
    clearFaults: faults.clear,
    addTask: (task) => atOnce(work.addTask(task)),
    addBatch: (batch) => addBatch(world.writes, batch, world.now()),
    advance: (ms) => atOnce(work.advance(ms)),
    acknowledgeElsewhere: (which) => atOnce(work.acknowledgeElsewhere(which)),
    calls: log.list,
    clearCalls: log.clear,
  };

  return {
    upstream,
    control,
    async fetch(request, connection) {
      if (new URL(request.url).pathname.startsWith(CONTROL_PATH))
        return answerControl(request, control, work);
      const outcome = await answer(request);
      if (outcome instanceof Response) return outcome;
      return connection?.outgoing ? breakConnection(outcome, connection) : breakInProcess(outcome);
    },
    close() {
      isClosed = true;
    },
  };
}
