import type {
  AcknowledgedPage,
  Acknowledgement,
  Operation,
  TaskResultPage,
} from '../../contract/acknowledgement.ts';
import { type ResultState, resultStates } from '../../contract/result-state.ts';
import type { Clock } from '../../platform/clock.ts';
import { hasEnded, undoTimeLeft } from '../api/poll-schedule.ts';

/** What the ledger says of one result. */
export interface RowWord {
  readonly operationId: string;
  readonly state: ResultState;
  readonly note?: string;
  /** On the monotonic clock, in milliseconds: when it will be sent. Only while pending, and once its operation is known. */
  readonly deadline?: number;
}

/** An operation as the ledger described it last. */
export interface KnownOperation {
  readonly operation: Operation;
  /** On the monotonic clock, in milliseconds: when the undo window closes. */
  readonly deadline: number;
  /** On the same clock: when the next call is tried, while Alibaba Cloud limits calls. */
  readonly retryAt?: number;
  /** Its results, as far as they are known here. */
  readonly ids: readonly string[];
}

/** One answer's word of one result. */
interface Heard {
  /** Undefined: nobody is acknowledging it. */
  readonly word: RowWord | undefined;
  /** When it was read; ISO 8601. */
  readonly asOf: string;
}

/** The ledger's word of one try to acknowledge a result. */
interface HeardTry extends Heard {
  readonly word: RowWord;
  /** When the operation was asked for; ISO 8601. Of two tries of one result the later describes it. */
  readonly askedAt: string;
}

/**
 * What became of each result, by its TaskDetailNo: every answer that says something of it is heard here, and the newest
 * word holds, in whatever order the answers come. Nothing else in the browser keeps one, and nothing here computes an outcome: each
 * word is one that the ledger said. It lives outside React and the table, so that one changed row renders one row.
 */
export type AcknowledgementRecord = ReturnType<typeof createRecord>;

export function createRecord({ monotonic }: Pick<Clock, 'monotonic'>) {
  const listeners = new Set<() => void>();
  const known = new Map<string, KnownOperation>();
  /** The newest word of each source. */
  const tries = new Map<string, HeardTry>();
  const inQueue = new Map<string, Heard>();
  const inTask = new Map<string, Heard>();
  /** The word that each row was last given, so that an unchanged one stays the same object. */
  const given = new Map<string, RowWord>();
  let operations: readonly KnownOperation[] = [];
  let gone: ReadonlySet<string> = new Set();
  let hasUnnamed = false;

  function publish() {
    operations = [...known.values()];
    const left = [...tries].filter(([id, { word }]) => hasLeft(id) && isOver(word.operationId));
    // The same set as long as it holds the same rows: an answer without news renders nothing.
    if (left.length !== gone.size || left.some(([id]) => !gone.has(id)))
      gone = new Set(left.map(([id]) => id));
    for (const listener of listeners) listener();
  }

  function isOver(operationId: string): boolean {
    const operation = known.get(operationId)?.operation;
    return !operation || hasEnded(operation.state);
  }

  /**
   * The one place where it is decided which answer describes a row. A page of the queue describes it once the operation
   * that had it has ended, if the page was read later. A page of its task proves nothing of the queue: what has left
   * stays in its task, so the ledger's word of a try comes first.
   */
  function newest(id: string): Heard | undefined {
    const attempt = tries.get(id);
    const queue = inQueue.get(id);
    if (attempt && !(queue && queue.asOf > attempt.asOf && isOver(attempt.word.operationId))) return attempt;
    const task = inTask.get(id);
    return task && queue && task.asOf <= queue.asOf ? queue : (task ?? queue);
  }

  /** True for a row that has left the queue by the ledger's word, and that no later page of the queue has shown. */
  function hasLeft(id: string): boolean {
    const attempt = tries.get(id);
    return (
      attempt !== undefined && resultStates.has(attempt.word.state, 'leftQueue') && newest(id) === attempt
    );
  }

  function hearTry(id: string, word: RowWord, asOf: string, askedAt: string) {
    const before = tries.get(id);
    const isSameTry = before?.word.operationId === word.operationId;
    if (before && (isSameTry ? before.asOf > asOf : before.askedAt > askedAt)) return;
    tries.set(id, { word, asOf, askedAt });
  }

  return {
    /** Hears a page of the queue, whose rows were there when it was read, or one of a task. */
    hearList({ items, asOf }: TaskResultPage, isOfTask = false) {
      const words = isOfTask ? inTask : inQueue;
      // One for all rows without a mark: most have none.
      const unmarked = { word: undefined, asOf };
      for (const { taskDetailNo, acknowledgement } of items) {
        const before = words.get(taskDetailNo);
        if (before && before.asOf > asOf) continue;
        words.set(taskDetailNo, acknowledgement ? { word: wordOf(acknowledgement), asOf } : unmarked);
      }
      publish();
    },
    /** Hears a page of the ledger: what became of results, whoever has asked to acknowledge them. */
    hearLedger({ items, asOf }: AcknowledgedPage) {
      for (const item of items) hearTry(item.taskDetailNo, wordOf(item), asOf, item.acknowledgedAt);
      publish();
    },
    /** Hears what the ledger says of an operation; false for an answer that is older than what is known. */
    hearOperation(operation: Operation): boolean {
      const before = known.get(operation.id);
      const { asOf, throttledUntil, results, createdAt } = operation;
      if (before && before.operation.asOf > asOf) return false;
      const waits = throttledUntil === undefined ? undefined : Date.parse(throttledUntil) - Date.parse(asOf);
      known.set(operation.id, {
        operation,
        deadline: before?.deadline ?? monotonic() + undoTimeLeft(operation),
        ids: results?.map(({ taskDetailNo }) => taskDetailNo) ?? before?.ids ?? [],
        ...(waits !== undefined && { retryAt: monotonic() + Math.max(0, waits) }),
      });
      if (!results) hasUnnamed = true;
      for (const { taskDetailNo, ...result } of results ?? [])
        hearTry(taskDetailNo, wordOf({ ...result, operationId: operation.id }), asOf, createdAt);
      publish();
      return true;
    },
    /** Stops listing an operation; what its rows came to stays until a newer answer says otherwise. */
    forget(id: string) {
      if (known.delete(id)) publish();
    },
    /** Takes it that the ledger does not know an operation (any more): what it said of its rows is void. */
    discard(id: string) {
      known.delete(id);
      for (const [row, { word }] of tries) if (word.operationId === id) tries.delete(row);
      publish();
    },
    /** The newest word of a row; undefined while nobody is acknowledging it. */
    row(id: string): RowWord | undefined {
      const word = newest(id)?.word;
      const before = given.get(id);
      if (!word) return undefined;
      const deadline = word.state === 'pending' ? known.get(word.operationId)?.deadline : undefined;
      if (before && isSame(before, word) && before.deadline === deadline) return before;
      const next = deadline === undefined ? word : { ...word, deadline };
      given.set(id, next);
      return next;
    },
    hasLeft,
    /** Rows that have left the queue by an operation that has ended, since a page listed them. */
    gone: () => gone,
    /** Rows that may have left the queue by an acknowledgement; undefined once an operation names none of its rows. */
    handled(): ReadonlySet<string> | undefined {
      if (hasUnnamed) return undefined;
      const handled = [...tries].filter(
        ([id, attempt]) => resultStates.has(attempt.word.state, 'handled') && newest(id) === attempt,
      );
      return new Set(handled.map(([id]) => id));
    },
    operation: (id: string): Operation | undefined => known.get(id)?.operation,
    /** The operations known, oldest first, without those forgotten. */
    operations: () => operations,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function wordOf({ operationId, state, note }: Acknowledgement): RowWord {
  return { operationId, state, ...(note !== undefined && { note }) };
}

const isSame = (one: RowWord, other: RowWord): boolean =>
  one.operationId === other.operationId && one.state === other.state && one.note === other.note;
