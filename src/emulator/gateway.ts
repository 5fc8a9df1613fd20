import type { EmulatedOperation } from './operation.ts';
import { acknowledgeTaskResult } from './operations/acknowledge-task-result.ts';
import { describeBatchResultCount } from './operations/describe-batch-result-count.ts';
import { pollTaskResult } from './operations/poll-task-result.ts';
import { queryTaskDetailList } from './operations/query-task-detail-list.ts';
import { authenticate } from './protocol/authenticate.ts';
import { actionOf, type Call, versionOf } from './protocol/call.ts';
import { knownError, missing } from './protocol/errors.ts';
import type { Nonces } from './protocol/nonces.ts';

const OPERATIONS: readonly EmulatedOperation[] = [
  pollTaskResult,
  acknowledgeTaskResult,
  queryTaskDetailList,
  describeBatchResultCount,
];

/**
 * What the gateway checks before the operation sees the call: method, size, format, operation, key, permission, in the
 * order of docs/api-facts.md 3.2. Throws an EmulatedError.
 */
export function admit(call: Call, isFormatInvalid: boolean, nonces: Nonces, now: number): EmulatedOperation {
  if (call.method !== 'GET' && call.method !== 'POST') throw knownError('UnsupportedHTTPMethod');
  if (call.isTooLarge) throw knownError('RequestEntityTooLarge');
  if (isFormatInvalid) throw knownError('InvalidParameter.Format');
  const operation = findOperation(call);
  const credential = authenticate(call, nonces, now);
  if (credential.denied?.includes(operation.permission)) throw knownError('Forbidden.RAM');
  return operation;
}

/** The operation of a call: from headers with ACS3, else from parameters (docs/api-facts.md 2.1). */
function findOperation(call: Call): EmulatedOperation {
  const action = actionOf(call);
  const version = versionOf(call);
  if (!action) throw missing('Action');
  if (!version) throw missing('Version');
  const operation = OPERATIONS.find((candidate) => candidate.action === action);
  if (!operation) throw knownError('InvalidAction.NotFound');
  if (operation.product.version !== version) throw knownError('InvalidVersion');
  return operation;
}
