import type {
  AcknowledgeCapture,
  AcknowledgeIds,
  AcknowledgeRequest,
  Operation,
} from '../contract/acknowledgement.ts';
import { MAX_ACKNOWLEDGE_IDS } from '../contract/acknowledgement.ts';
import { docketError } from '../contract/api-error.ts';
import { type OperationState, operationStates } from '../contract/operation-state.ts';
import type { Committed, createListCommit } from './commit-list.ts';
import { asLedgerErrors, storeCode, toLedgerError } from './errors.ts';
import type { LeftOver } from './left-over.ts';
import type { LedgerOptions } from './options.ts';
import type { createSender } from './sender.ts';
import type { createShown } from './shown.ts';
import type { OperationRow, StateCount } from './sql/rows.ts';
import type { Store } from './sql/store.ts';

const RECENT_OPERATIONS = 20;

interface Parts {
  readonly store: Store;
  readonly shown: ReturnType<typeof createShown>;
  readonly lists: ReturnType<typeof createListCommit>;
  readonly sender: ReturnType<typeof createSender>;
  readonly leftOver: LeftOver;
}

/** What people do with operations: start one, take it back, hold it, go on, end it. */
export function createOperations({ store, shown, lists, sender, leftOver }: Parts, options: LedgerOptions) {
  const { clock, log } = options;

  const find = (id: string): OperationRow => {
    const row = store.operation(id);
    if (!row)
      throw docketError('NotFound', 'There is no such operation.', { name: 'noSuch', thing: 'operation' });
    return row;
  };

  const describe = (
    row: OperationRow,
    wantsResults: boolean,
    counts: readonly StateCount[] = store.counts(row.id),
  ): Operation => {
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
  const commit = (request: AcknowledgeIds): Committed => {
    const { operationId, undoSeconds = options.undoSeconds } = request;
    const ids = [...new Set(request.ids)];
    const canonical = canonicalText({ ...request, ids });
    options.file.prove();
    shown.catchUp();
    return store.transaction(() => {
      const earlier = store.operation(operationId);
      if (earlier?.request === canonical) return { row: earlier, isNew: false };
      if (earlier)
        throw docketError('OperationConflict', 'This operation id was used for another request.', {
          name: 'operationConflict',
        });
      const now = clock.now();
      const row = {
        id: operationId,
        request: canonical,
        capture_id: null,
        created_at: now,
        send_at: now + undoSeconds * 1000,
        access_key_id: options.accessKeyId,
      };
      const details = shown.chosen(ids);
      store.newOperations.add(row);
      store.addResults(row, details);
      return { row: { ...row, state: 'pending', error: null, dismissed_at: null }, isNew: true };
    });
  };

  const arm = ({ row, isNew }: Committed): Operation => {
    if (isNew) {
      log('operation committed', { operationId: row.id });
      noteQuietly();
      sender.arm(row.id, row.send_at - clock.now());
    }
    return describe(find(row.id), true);
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
    requireIn(id, []);
  };

  const requireIn = (id: string, states: readonly OperationState[]): void => {
    const { state } = find(id);
    if (!states.includes(state))
      throw docketError('TooLate', `Nothing was changed: this operation is ${state}.`, { name: 'tooLate' });
  };

  /** Takes back the results named, or all of the operation; true when nothing of it is left to send. */
  const takeBack = (id: string, ids?: readonly string[]): boolean => {
    const now = clock.now();
    const isPart = ids !== undefined && store.sending.undoResults(id, ids, now) > 0;
    if (isPart && store.sending.hasPending(id)) return false;
    if ((isPart || !ids) && store.moveOperation(id, 'pending', 'undone', now)) return true;
    throw docketError('TooLate', 'Nothing was undone: these results were already sent or taken back.', {
      name: 'tooLateToUndo',
    });
  };

  return {
    acknowledge: (request: AcknowledgeIds): Operation => arm(asLedgerErrors(() => commit(request))),

    async acknowledgeCapture(request: AcknowledgeCapture): Promise<Operation> {
      const committed = await lists.commit(request, canonicalText(request)).catch((error: unknown) => {
        throw toLedgerError(error);
      });
      return arm(committed);
    },

    async undo(id: string, ids?: readonly string[]): Promise<Operation> {
      find(id);
      const isAll = asLedgerErrors(() => store.transaction(() => takeBack(id, ids)));
      if (isAll) await leftOver.settle(id);
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
    async resume(id: string): Promise<Operation> {
      const { error } = describe(find(id), false);
      const resumable = operationStates.with('resumable');
      const check = () => {
        options.file.prove();
        requireIn(id, resumable);
      };
      const go = () =>
        store.transaction(() => {
          if (!store.sending.hasPending(id))
            throw docketError('NothingToDo', 'Nothing is left to send in this operation.', {
              name: 'nothingLeft',
            });
          move(id, resumable, 'sending');
          store.noteKey(id, options.accessKeyId);
        });
      await leftOver.revive(id, error?.code, check, go).catch((reason: unknown) => {
        throw toLedgerError(reason);
      });
      sender.enqueue(id);
      return describe(find(id), true);
    },

    /** Ends it for good unless it is resumed: what was not sent is "not sent". */
    async stop(id: string): Promise<Operation> {
      find(id);
      asLedgerErrors(() => move(id, operationStates.with('stoppable'), 'stopped'));
      sender.lookAgain();
      await leftOver.settle(id);
      return describe(find(id), true);
    },

    /** Leaves what an operation that has ended did not send: nobody is asked about it again. */
    dismiss(id: string): Operation {
      find(id);
      asLedgerErrors(() => {
        if (!store.dismiss(id, clock.now()))
          throw docketError('TooLate', 'Nothing was changed: this operation has not ended.', {
            name: 'notEnded',
          });
      });
      return describe(find(id), true);
    },

    operation: (id: string) => describe(find(id), true),
    operations: () => {
      const rows = store.operations(RECENT_OPERATIONS);
      const counts = store.countsOf(rows.map(({ id }) => id));
      return rows.map((row) => describe(row, false, counts.get(row.id)));
    },
  };
}

/** The same text for the same request, by which one that is sent again is known. */
function canonicalText({ operationId: _, undoSeconds, ...chosen }: AcknowledgeRequest): string {
  return JSON.stringify({ ...chosen, undoSeconds: undoSeconds ?? null });
}
