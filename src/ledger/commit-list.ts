import type { AcknowledgeCapture } from '../contract/acknowledgement.ts';
import { docketError } from '../contract/api-error.ts';
import type { createCaptures } from './captures.ts';
import { storeCode } from './errors.ts';
import type { LedgerOptions } from './options.ts';
import { nextTurn, SLICE_ROWS } from './slices.ts';
import type { OperationRow } from './sql/rows.ts';
import type { Store } from './sql/store.ts';

const DISCARD_AGAIN_MS = 5000;

/** An operation as it is committed, and whether this request was the one that did it. */
export interface Committed {
  readonly row: OperationRow;
  readonly isNew: boolean;
}

/**
 * Commits frozen lists, one after the other and each slice by slice, so that other requests are answered meanwhile.
 * Nobody sees an operation and nothing of it is sent until all of its slices are in. One that is refused on the way is
 * deleted; one whose process ended on the way is deleted by the next start.
 */
export function createListCommit(
  store: Store,
  captures: ReturnType<typeof createCaptures>,
  options: LedgerOptions,
) {
  const { clock, file, log } = options;
  let line: Promise<unknown> = Promise.resolve();
  let stopped = false;

  function requireOpen(): void {
    if (stopped)
      throw docketError('LedgerUnavailable', 'Docket is shutting down. Nothing was sent.', {
        name: 'shuttingDown',
      });
  }

  function begin(request: AcknowledgeCapture, canonical: string): Committed {
    const { operationId: id, captureId, undoSeconds = options.undoSeconds } = request;
    return store.transaction(() => {
      const earlier = store.operation(id);
      if (earlier?.request === canonical) return { row: earlier, isNew: false };
      if (earlier)
        throw docketError('OperationConflict', 'This operation id was used for another request.', {
          name: 'operationConflict',
        });
      captures.requireReady(captureId);
      const now = clock.now();
      const row = {
        id,
        request: canonical,
        capture_id: captureId,
        created_at: now,
        send_at: now + undoSeconds * 1000,
        access_key_id: options.accessKeyId,
      };
      store.newOperations.begin(row);
      return { row: { ...row, state: 'pending', error: null, dismissed_at: null }, isNew: true };
    });
  }

  /** Copies the list under its operation; the answer is how many results are in. */
  async function copy(row: OperationRow, request: AcknowledgeCapture): Promise<number> {
    let added = 0;
    let after: string | undefined = '';
    while (after !== undefined) {
      const from: string = after;
      const slice = store.transaction(() => store.captures.copyRows(row, request, from, added, SLICE_ROWS));
      added += slice.added;
      after = slice.last;
      await nextTurn();
      requireOpen();
    }
    return added;
  }

  async function commit(request: AcknowledgeCapture, canonical: string): Promise<Committed> {
    requireOpen();
    file.prove();
    const begun = begin(request, canonical);
    if (!begun.isNew) return begun;
    const { row } = begun;
    try {
      const results = await copy(row, request);
      if (results === 0) {
        throw docketError(
          'NothingToDo',
          'All results of this list are already acknowledged or being acknowledged.',
          { name: 'listHandled' },
        );
      }
      file.prove();
      const send_at = clock.now() + row.send_at - row.created_at;
      store.transaction(() => store.newOperations.complete(row.id, send_at, results));
      return { row: { ...row, send_at }, isNew: true };
    } catch (error) {
      await discard(row.id);
      throw error;
    }
  }

  /** What cannot be deleted now is deleted as soon as it can; closing the ledger deletes it at once. */
  async function discard(id: string): Promise<void> {
    try {
      while (!stopped && store.newOperations.discardSlice(id, SLICE_ROWS)) await nextTurn();
    } catch (error) {
      log('ledger not writable', { code: storeCode(error) });
      clock.schedule(DISCARD_AGAIN_MS, () => {
        line = line.then(() => discard(id));
      });
    }
  }

  return {
    /** Rejects with what refuses the list; the same request again waits for this one and has the same answer. */
    commit(request: AcknowledgeCapture, canonical: string): Promise<Committed> {
      const committed = line.then(() => commit(request, canonical));
      line = committed.catch(() => {});
      return committed;
    },

    /** Refuses what is under way and what waits; nothing is written after it resolves. */
    async stop(): Promise<void> {
      stopped = true;
      await line;
    },
  };
}
