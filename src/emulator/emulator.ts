import { randomBytes, randomUUID } from 'node:crypto';
import type { Upstream } from '../contract/alibaba-cloud.ts';
import type { Clock } from '../contract/clock.ts';
import type { Database } from '../contract/database.ts';
import { answerResponse, type Envelope, errorResponse } from './answer.ts';
import { authenticate } from './authenticate.ts';
import { type Call, readCall } from './call.ts';
import { MAIN_KEY } from './credentials.ts';
import { EmulatedError, knownError, missing } from './errors.ts';
import { chooseFormat } from './format.ts';
import { createNonces } from './nonces.ts';
import type { EmulatedOperation, World } from './operation.ts';
import { acknowledgeTaskResult } from './operations/acknowledge-task-result.ts';
import { describeBatchResultCount } from './operations/describe-batch-result-count.ts';
import { pollTaskResult } from './operations/poll-task-result.ts';
import { queryTaskDetailList } from './operations/query-task-detail-list.ts';
import { openSample } from './sample/portfolio.ts';
import { createReads } from './store/reads.ts';
import { createWrites } from './store/writes.ts';

/** The key to sign with. */
export const EMULATOR_CREDENTIALS = MAIN_KEY;
/** The largest sample. */
export const MAX_RESULTS = 1_000_000;

export interface EmulatorOptions {
  /** The emulator's own database; it stays open for its owner to close. */
  readonly db: Database;
  readonly clock: Pick<Clock, 'now'>;
  /** How many results wait at first, 0 to {@link MAX_RESULTS}. 0 is an account that has never done anything. */
  readonly results: number;
  /** The same text gives the same data, placed in the week before the first start. */
  readonly seed?: string;
  /** New results per minute. 0 holds the queue still: not even the running task gets further. */
  readonly arrivalsPerMinute?: number;
}

export interface Emulator {
  /** Answers signed requests of both products at any host, as the cloud would. */
  readonly upstream: Upstream;
  /** Stops answering: every later call is rejected. */
  close(): void;
}

const OPERATIONS: readonly EmulatedOperation[] = [
  pollTaskResult,
  acknowledgeTaskResult,
  queryTaskDetailList,
  describeBatchResultCount,
];

/**
 * Alibaba Cloud for these four operations, without an account. The database is filled with a sample portfolio when it
 * is empty or holds another one; the same seed and size again leave it as it was, acknowledged rows and all. Throws a
 * RangeError for a size it cannot make.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  const { db, clock, results, seed = 'docket', arrivalsPerMinute = 2 } = options;
  if (!Number.isInteger(results) || results < 0 || results > MAX_RESULTS) {
    throw new RangeError(`The emulator makes 0 to ${MAX_RESULTS} results, not ${results}.`);
  }
  const reads = createReads(db);
  const writes = createWrites(db);
  const nonces = createNonces();
  openSample(writes, { seed, results, now: clock.now(), isStill: arrivalsPerMinute === 0 });
  let isClosed = false;

  function answer(call: Call, world: World, envelope: Envelope): Response {
    try {
      const operation = findOperation(call);
      const credential = authenticate(call, nonces, world.now);
      if (credential.denied?.includes(operation.permission)) throw knownError('Forbidden.RAM');
      writes.settle(world.now);
      return answerResponse(operation.action, operation.answer(call, world), envelope);
    } catch (error) {
      const known = error instanceof EmulatedError ? error : knownError('InternalError');
      return errorResponse(known, call.host, envelope);
    }
  }

  return {
    async upstream(request) {
      if (isClosed) throw new TypeError('The emulator is closed.');
      const call = await readCall(request);
      const now = clock.now();
      const envelope = {
        ...chooseFormat(call),
        requestId: randomUUID().toUpperCase(),
        traceId: randomBytes(16).toString('hex'),
        now,
      };
      if (envelope.isFormatInvalid)
        return errorResponse(knownError('InvalidParameter.Format'), call.host, envelope);
      return answer(call, { reads, writes, now }, envelope);
    },
    close() {
      isClosed = true;
    },
  };
}

/** The operation called for: by headers with ACS3, else by parameters (api-facts section 2). */
function findOperation(call: Call): EmulatedOperation {
  if (call.method !== 'GET' && call.method !== 'POST') throw knownError('UnsupportedHTTPMethod');
  const action = call.headers.get('x-acs-action') ?? call.param('Action');
  const version = call.headers.get('x-acs-version') ?? call.param('Version');
  if (!action) throw missing('Action');
  if (!version) throw missing('Version');
  const operation = OPERATIONS.find((candidate) => candidate.action === action);
  if (!operation) throw knownError('InvalidAction.NotFound');
  if (operation.product.version !== version) throw knownError('InvalidVersion');
  return operation;
}
