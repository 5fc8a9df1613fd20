import { docketError } from '../contract/api-error.ts';
import type { OwnText } from '../contract/own-words.ts';
import type { Ledger } from './ledger.ts';

/**
 * Stands in for a ledger whose file cannot be used: what the cloud lists is shown, and whatever would need the record
 * is 503 LedgerUnavailable with `reason`, words for a person.
 */
export function closedLedger(reason: OwnText): Ledger {
  const refuse = (): never => {
    throw docketError('LedgerUnavailable', reason.message, reason.words);
  };
  const refuseLate = async () => refuse();
  return {
    show: (rows) => [...rows],
    mark: (rows) => [...rows],
    version: () => undefined,
    trouble: () => reason,
    close: async () => {},
    operations: () => [],
    followedBatches: () => [],
    acknowledge: refuse,
    acknowledgeCapture: refuseLate,
    undo: refuseLate,
    operation: refuse,
    pause: refuse,
    resume: refuseLate,
    stop: refuseLate,
    dismiss: refuse,
    startCapture: refuse,
    capture: refuse,
    cancelCapture: refuse,
    acknowledgedResults: refuse,
    acknowledgedPages: refuse,
    followBatch: refuse,
    unfollowBatch: refuse,
  };
}
