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
  /**
   * When it will be sent, in milliseconds on the monotonic clock. Only while pending, and only when its operation is
   * known.
   */
  readonly deadline?: number;
}

/** An operation, as the ledger last described it. */
export interface KnownOperation {
  readonly operation: Operation;
  /** When the undo window ends, in milliseconds on the monotonic clock. */
  readonly deadline: number;
  /** When the next call is tried, on the same clock, while Alibaba Cloud throttles calls. */
  readonly retryAt?: number;
  /** The ids of its results that are known here. */
  readonly ids: readonly string[];
}

/** What one answer says of one result. */
interface Heard {
  /** Undefined if nobody acknowledges it. */
  readonly word: RowWord | undefined;
  /** ISO 8601: when it was read. */
  readonly asOf: string;
}

/** What the ledger says of one try to acknowledge a result. */
interface HeardTry extends Heard {
  readonly word: RowWord;
  /** ISO 8601: when the operation was asked for. Of two tries of one result, the later one counts. */
  readonly askedAt: string;
}

/**
 * What became of each result, by TaskDetailNo. Every answer that says something of a result is heard here, and the
 * newest word counts, in whatever order answers arrive. No other part of the browser keeps such a word, and none is
 * computed here: the ledger said each of them. The record is outside React and the table, so that one changed row
 * renders one row.
 */
export type AcknowledgementRecord = ReturnType<typeof createRecord>;

export function createRecord({ monotonic }: Pick<Clock, 'monotonic'>) {
  const listeners = new Set<() => void>();
  const known = new Map<string, KnownOperation>();
  /** The newest word of each source. */
  const tries = new Map<string, HeardTry>();
  const inQueue = new Map<string, Heard>();
  const inTask = new Map<string, Heard>();
  /** The word that each row was given last, so that an unchanged word stays the same object. */
  const given = new Map<string, RowWord>();
  let operations: readonly KnownOperation[] = [];
  let gone: ReadonlySet<string> = new Set();
  let hasUnnamed = false;

  function publish() {
    operations = [...known.values()];
    const left = [...tries].filter(([id, { word }]) => hasLeft(id) && isOver(word.operationId));
    // The set stays the same while it holds the same rows, so that an answer without news renders nothing.
    if (left.length !== gone.size || left.some(([id]) => !gone.has(id)))
      gone = new Set(left.map(([id]) => id));
    for (const listener of listeners) listener();
  }

  function isOver(operationId: string): boolean {
    const operation = known.get(operationId)?.operation;
    return !operation || hasEnded(operation.state);
  }

  /**
   * Decides which answer counts for a row; nothing else does. A page of the queue counts if the operation of the row
   * has ended and the page was read later. A page of a task proves nothing about the queue, because results that left
   * the queue stay in their task; there the word of the ledger goes first.
   */
  function newest(id: string): Heard | undefined {
    const attempt = tries.get(id);
    const queue = inQueue.get(id);
    if (attempt && !(queue && queue.asOf > attempt.asOf && isOver(attempt.word.operationId))) return attempt;
    const task = inTask.get(id);
    return task && queue && task.asOf <= queue.asOf ? queue : (task ?? queue);
  }

  /**
   * True for a row that has left the queue by the word of the ledger, and that no later page of the queue has shown.
   */
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
    /** Hears a page of the queue, whose rows were there when it was read, or a page of a task. */
    hearList({ items, asOf }: TaskResultPage, isOfTask = false) {
      const words = isOfTask ? inTask : inQueue;
      // One object for all rows without a mark: most rows have none.
      const unmarked = { word: undefined, asOf };
      for (const { taskDetailNo, acknowledgement } of items) {
        const before = words.get(taskDetailNo);
        if (before && before.asOf > asOf) continue;
        words.set(taskDetailNo, acknowledgement ? { word: wordOf(acknowledgement), asOf } : unmarked);
      }
      publish();
    },
    /** Hears a page of the record, whoever asked to acknowledge its results. */
    hearLedger({ items, asOf }: AcknowledgedPage) {
      for (const item of items) hearTry(item.taskDetailNo, wordOf(item), asOf, item.acknowledgedAt);
      publish();
    },
    /** Hears an answer about an operation. Returns false if it is older than what is known. */
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
    /** Removes an operation from the list. The words of its rows stay until a newer answer. */
    forget(id: string) {
      if (known.delete(id)) publish();
    },
    /** Notes that the ledger does not know an operation: the words of its rows are removed. */
    discard(id: string) {
      known.delete(id);
      for (const [row, { word }] of tries) if (word.operationId === id) tries.delete(row);
      publish();
    },
    /** The newest word of a row; undefined while nobody acknowledges it. */
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
    /** Rows that an ended operation took out of the queue, since a page listed them. */
    gone: () => gone,
    /**
     * Rows that an acknowledgement may have taken out of the queue; undefined if an operation does not name its rows.
     */
    handled(): ReadonlySet<string> | undefined {
      if (hasUnnamed) return undefined;
      const handled = [...tries].filter(
        ([id, attempt]) => resultStates.has(attempt.word.state, 'handled') && newest(id) === attempt,
      );
      return new Set(handled.map(([id]) => id));
    },
    operation: (id: string): Operation | undefined => known.get(id)?.operation,
    /** The known operations, oldest first, without those that were removed. */
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
