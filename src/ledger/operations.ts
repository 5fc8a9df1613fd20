import type { AcknowledgeRequest, Operation, OperationState } from '../contract/acknowledgement.ts';
import { MAX_ACKNOWLEDGE_IDS } from '../contract/acknowledgement.ts';
import { docketError } from '../contract/api-error.ts';
import type { createCaptures } from './captures.ts';
import { asLedgerErrors, storeCode } from './errors.ts';
import type { LedgerOptions } from './options.ts';
import type { createSender } from './sender.ts';
import type { createShown } from './shown.ts';
import type { OperationRow, Store } from './sql/store.ts';

const RECENT_OPERATIONS = 20;

interface Parts {
  readonly store: Store;
  readonly shown: ReturnType<typeof createShown>;
  readonly captures: ReturnType<typeof createCaptures>;
  readonly sender: ReturnType<typeof createSender>;
}

/** What people do with operations: start one, take it back, hold it, go on, end it. */
export function createOperations({ store, shown, captures, sender }: Parts, options: LedgerOptions) {
  const { clock, log } = options;

  const find = (id: string): OperationRow => {
    const row = store.operation(id);
    if (!row) throw docketError('NotFound', 'There is no such operation.');
    return row;
  };

  const describe = (row: OperationRow, wantsResults: boolean): Operation => {
    const counts = store.counts(row.id);
    const total = counts.reduce((sum, { n }) => sum + n, 0);
    const throttledUntil = sender.throttledUntil();
    const results = wantsResults && total <= MAX_ACKNOWLEDGE_IDS ? store.results(row.id) : undefined;
    return {
      id: row.id,
      state: row.state,
      total,
      counts: Object.fromEntries(counts.map(({ state, n }) => [state, n])),
      createdAt: new Date(row.created_at).toISOString(),
      sendAt: new Date(row.send_at).toISOString(),
      asOf: new Date(clock.now()).toISOString(),
      ...(row.state === 'sending' && throttledUntil !== undefined
        ? { throttledUntil: new Date(throttledUntil).toISOString() }
        : {}),
      ...(row.dismissed_at === null ? {} : { isDismissed: true }),
      ...(row.error === null ? {} : { error: JSON.parse(row.error) }),
      ...(results && {
        results: results.map(({ task_detail_no, domain_name, state, note }) => ({
          taskDetailNo: task_detail_no,
          domainName: domain_name,
          state,
          ...(note === null ? {} : { note }),
        })),
      }),
    };
  };

  /** Adds the operation in one transaction, in which every reason to refuse is looked for. */
  const commit = (request: AcknowledgeRequest): { row: OperationRow; isNew: boolean } => {
    const { operationId, undoSeconds = options.undoSeconds, ...what } = request;
    const chosen = 'ids' in what ? { ids: [...new Set(what.ids)] } : what;
    const canonical = JSON.stringify({ ...chosen, undoSeconds: request.undoSeconds ?? null });
    options.file.prove();
    shown.catchUp();
    return store.transaction(() => {
      const earlier = store.operation(operationId);
      if (earlier?.request === canonical) return { row: earlier, isNew: false };
      if (earlier) throw docketError('OperationConflict', 'This operation id was used for another request.');
      const now = clock.now();
      const captureId = 'captureId' in chosen ? chosen.captureId : null;
      const row = {
        id: operationId,
        request: canonical,
        capture_id: captureId,
        created_at: now,
        send_at: now + undoSeconds * 1000,
        access_key_id: options.accessKeyId,
      };
      if ('ids' in chosen) {
        const details = shown.chosen(chosen.ids);
        store.addOperation(row);
        store.addResults(row, details);
      } else {
        captures.requireReady(chosen.captureId);
        store.addOperation(row);
        if (store.addCapturedResults(row, chosen.captureId, chosen) === 0) {
          throw docketError(
            'NothingToDo',
            'All results of this list are already acknowledged or being acknowledged.',
          );
        }
      }
      return { row: { ...row, state: 'pending', error: null, dismissed_at: null }, isNew: true };
    });
  };

  /** A note that cannot be written now is written before anything is sent, or nothing is. */
  const noteQuietly = (): void => {
    try {
      store.note();
    } catch (error) {
      log('extent not noted', { code: storeCode(error) });
    }
  };

  /** Moves an operation from one of these states, or refuses with words for the state it is in. */
  const move = (id: string, from: readonly OperationState[], to: OperationState): void => {
    const now = clock.now();
    if (from.some((state) => store.moveOperation(id, state, to, now))) return;
    throw docketError('TooLate', `Nothing was changed: this operation is ${find(id).state}.`);
  };

  return {
    acknowledge(request: AcknowledgeRequest): Operation {
      const { row, isNew } = asLedgerErrors(() => commit(request));
      if (isNew) {
        log('operation committed', { operationId: row.id });
        noteQuietly();
        sender.arm(row.id, row.send_at - row.created_at);
      }
      return describe(find(row.id), true);
    },

    undo(id: string, ids?: readonly string[]): Operation {
      find(id);
      asLedgerErrors(() =>
        store.transaction(() => {
          const now = clock.now();
          if (store.undoResults(id, ids, now) === 0) {
            throw docketError(
              'TooLate',
              'Nothing was undone: these results were already sent or taken back.',
            );
          }
          const isAllUndone = store.counts(id).every(({ state }) => state !== 'pending');
          if (isAllUndone) store.moveOperation(id, 'pending', 'undone', now);
        }),
      );
      return describe(find(id), true);
    },

    /** The call in flight is not called back; nothing leaves after it. */
    pause(id: string): Operation {
      find(id);
      asLedgerErrors(() => move(id, ['sending'], 'paused'));
      sender.lookAgain();
      return describe(find(id), true);
    },

    /** Goes on with what was certainly not sent, after a pause, a stop, a restart or a refusal of the caller. */
    resume(id: string): Operation {
      const { error } = describe(find(id), false);
      asLedgerErrors(() => {
        options.file.prove();
        store.transaction(() => {
          move(id, ['paused', 'interrupted', 'stopped'], 'sending');
          store.noteKey(id, options.accessKeyId);
          store.reviveResults(id, error?.code);
          if (store.counts(id).every(({ state }) => state !== 'pending')) {
            throw docketError('NothingToDo', 'Nothing is left to send in this operation.');
          }
        });
      });
      sender.enqueue(id);
      return describe(find(id), true);
    },

    /** Ends it for good unless it is resumed: what was not sent is "not sent". */
    stop(id: string): Operation {
      find(id);
      asLedgerErrors(() =>
        store.transaction(() => {
          move(id, ['sending', 'paused'], 'stopped');
          store.settle(id, 'pending', 'interrupted', clock.now(), {});
        }),
      );
      sender.lookAgain();
      return describe(find(id), true);
    },

    /** Leaves what an operation that has ended did not send: nobody is asked about it again. */
    dismiss(id: string): Operation {
      find(id);
      asLedgerErrors(() => {
        if (!store.dismiss(id, clock.now()))
          throw docketError('TooLate', 'Nothing was changed: this operation has not ended.');
      });
      return describe(find(id), true);
    },

    operation: (id: string) => describe(find(id), true),
    operations: () => store.operations(RECENT_OPERATIONS).map((row) => describe(row, false)),
  };
}
