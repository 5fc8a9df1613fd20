import type { Operation } from '../../contract/acknowledgement.ts';
import { type ResultOutcome, type ResultState, resultStates } from '../../contract/result-state.ts';
import { nameOfOne } from '../acknowledge/selection-summary.ts';
import type { Messages } from '../i18n/en.ts';

/**
 * The subject of a sentence about an operation: its results in one state, or all but those that were undone. A single
 * result is named by its domain.
 */
export function operationSubject(t: Messages, operation: Operation, state?: ResultState): string {
  const { counts, total, results = [] } = operation;
  const count = state ? (counts[state] ?? total) : total - (counts.undone ?? 0);
  const meant = results.filter((row) =>
    state && counts[state] ? row.state === state : row.state !== 'undone',
  );
  return t.acknowledge.what(count, nameOfOne(meant.map(({ domainName = '' }) => ({ domainName }))));
}

/** The sentences about an operation: what it does, or its outcomes. */
export function operationWords(t: Messages, operation: Operation): string[] {
  const { toast } = t.acknowledge;
  const { state, counts } = operation;
  if (state === 'pending') return [toast.pending(operationSubject(t, operation, 'pending'))];
  if (state === 'sending') return [toast.sending(operationSubject(t, operation))];
  if (state === 'paused') return [toast.paused(operationSubject(t, operation))];
  const words: Record<ResultOutcome, (what: string) => string> = {
    confirmed: toast.confirmed,
    gone: toast.gone,
    unknown: toast.unknown,
    not_acked: toast.notAcked,
    failed: toast.refused,
    // Results that were stopped on purpose are only "not sent".
    interrupted: state === 'stopped' && !operation.error ? toast.undone : toast.interrupted,
    undone: toast.undone,
  };
  return resultStates
    .with('outcome')
    .flatMap((outcome) => (counts[outcome] ? [words[outcome](operationSubject(t, operation, outcome))] : []));
}
