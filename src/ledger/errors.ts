import { ApiError, docketError } from '../contract/api-error.ts';
import type { OwnText, OwnWords } from '../contract/own-words.ts';

/** A setting does not fit the record: the message says to a person which and why. */
export class WrongAccount extends Error {
  override name = 'WrongAccount';
}

/** Turns what the store throws into words for a person: nothing was sent, because the record could not be written. */
export function asLedgerErrors<Answer>(run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    throw toLedgerError(error);
  }
}

/** 409 AlreadyHandled for a result that another operation has, 503 LedgerUnavailable for a file that fails. */
export function toLedgerError(error: unknown): unknown {
  if (error instanceof ApiError) return error;
  if (error instanceof RecordLost)
    return docketError('LedgerUnavailable', `${error.message} Nothing was sent.`, error.words);
  const code = storeCode(error);
  if (code.startsWith('SQLITE_CONSTRAINT')) {
    return docketError(
      'AlreadyHandled',
      'Some of these results are being acknowledged already. Nothing was sent.',
      { name: 'someHandled' },
    );
  }
  if (code.startsWith('SQLITE') || (error instanceof Error && 'errno' in error)) {
    return docketError(
      'LedgerUnavailable',
      `Docket cannot write its record (${code}), so nothing was sent.`,
      { name: 'recordUnwritable', storeCode: code },
    );
  }
  return error;
}

/** The engine's own code for what went wrong, without its words, which can hold SQL. */
export function storeCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** The reason why the record cannot be used, for a person. */
abstract class RecordError extends Error {
  readonly words: OwnWords;

  constructor({ message, words }: OwnText) {
    super(message);
    this.words = words;
  }
}

/** The record's file is not there any more, or another program has changed it. */
export class RecordLost extends RecordError {
  override name = 'RecordLost';
  readonly code = 'RECORD_LOST';
}

/** The record holds less than it did, or is damaged, so it must not be used. */
export class RecordRefused extends RecordError {
  override name = 'RecordRefused';
}
