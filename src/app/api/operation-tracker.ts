import type { AcknowledgedPage, Operation, TaskResultPage } from '../../contract/acknowledgement.ts';
import { ApiError } from '../../contract/api-error.ts';
import { type ResultState, resultStates } from '../../contract/result-state.ts';
import type { Clock } from '../../platform/clock.ts';
import { hasEnded, hasProgress, nextLook, undoTimeLeft } from './poll-schedule.ts';

/** What the ledger last said about one row, newer than the page the row stands on. */
export interface LiveState {
  readonly operationId: string;
  readonly state: ResultState;
  readonly note?: string;
  /** On the monotonic clock, in milliseconds: when it will be sent. Only while pending. */
  readonly deadline?: number;
}

export interface TrackedOperation {
  readonly operation: Operation;
  /** On the monotonic clock, in milliseconds: when the undo window closes. */
  readonly deadline: number;
  /** On the same clock: when the next call is tried, while Alibaba Cloud limits calls. */
  readonly retryAt?: number;
  /** The rows of this operation, as far as they are known here. */
  readonly ids: readonly string[];
}

interface TrackerOptions {
  readonly clock: Pick<Clock, 'monotonic' | 'schedule'>;
  /** Reads one operation with its results. */
  readonly read: (id: string) => Promise<Operation>;
  /** Called once for each operation that ended while being followed. */
  readonly onEnd: (operation: Operation) => void;
  /** Called when more of a big operation has been acknowledged than at the look before, or more of one that has ended is clear. */
  readonly onProgress?: (operation: Operation) => void;
  /** Settles once the page can be seen: a hidden tab asks nothing. */
  readonly whenVisible?: () => Promise<void>;
}

interface KnownRow {
  readonly live: LiveState;
  /** When this was read from the ledger; ISO 8601. */
  readonly asOf: string;
  /** When the operation was asked for; ISO 8601. Of two tries of one result the later describes it. */
  readonly askedAt: string;
}

/** Wait before asking again after a look that failed. */
const AFTER_FAILURE_MS = 2_000;

/**
 * Follows operations until they end and tells rows what became of them. It lives outside React and the table, so that
 * one changed row renders one row. It computes no outcome: every state in it is one that the ledger said.
 */
export type OperationTracker = ReturnType<typeof createOperationTracker>;

export function createOperationTracker(options: TrackerOptions) {
  const { clock, onEnd } = options;
  const read = async (id: string) => {
    await options.whenVisible?.();
    return options.read(id);
  };
  const listeners = new Set<() => void>();
  const followed = new Map<string, TrackedOperation>();
  const rows = new Map<string, KnownRow>();
  const searched = new Set<string>();
  const looks = new Map<string, () => void>();
  let operations: readonly TrackedOperation[] = [];
  let left: ReadonlySet<string> = new Set();
  let hasUnnamed = false;

  function publish() {
    operations = [...followed.values()];
    const leaving = [...rows].filter(
      ([, { live }]) => resultStates.has(live.state, 'leftQueue') && isOver(live.operationId),
    );
    // The same set as long as it holds the same rows: whoever depends on it does nothing at a look without news.
    if (leaving.length !== left.size || leaving.some(([id]) => !left.has(id)))
      left = new Set(leaving.map(([id]) => id));
    for (const listener of listeners) listener();
  }

  const isOver = (operationId: string) => {
    const tracked = followed.get(operationId);
    return !tracked || hasEnded(tracked.operation.state);
  };

  /** Looks at an operation after a while, instead of any look that was planned or is under way. */
  function look(id: string, wait: number) {
    looks.get(id)?.();
    let isWanted = true;
    const cancel = clock.schedule(wait, () => {
      read(id).then(
        (operation) => isWanted && take(operation),
        (error: unknown) => {
          if (!isWanted) return;
          if (error instanceof ApiError && error.status === 404) drop(id);
          else look(id, AFTER_FAILURE_MS);
        },
      );
    });
    looks.set(id, () => {
      isWanted = false;
      cancel();
    });
  }

  /** The ledger does not know the operation (any more): neither do we, nor what it said of its rows. */
  function drop(id: string) {
    followed.delete(id);
    for (const [row, { live }] of rows) if (live.operationId === id) rows.delete(row);
    publish();
  }

  /** Takes in what the ledger says about an operation, and looks again while something may change it. */
  function take(operation: Operation) {
    const before = followed.get(operation.id)?.operation;
    store(operation);
    publish();
    const wait = nextLook(operation);
    looks.get(operation.id)?.();
    if (wait !== undefined) look(operation.id, wait);
    if (!before) return;
    if (hasEnded(operation.state) && !hasEnded(before.state)) onEnd(operation);
    else if (hasProgress(operation, before)) options.onProgress?.(operation);
  }

  function store(operation: Operation) {
    const before = followed.get(operation.id);
    const deadline = before?.deadline ?? clock.monotonic() + undoTimeLeft(operation);
    const ids = operation.results?.map((result) => result.taskDetailNo) ?? before?.ids ?? [];
    const { throttledUntil, asOf } = operation;
    const throttled = throttledUntil && {
      retryAt: clock.monotonic() + Math.max(0, Date.parse(throttledUntil) - Date.parse(asOf)),
    };
    followed.set(operation.id, { operation, deadline, ids, ...throttled });
    for (const { taskDetailNo, state, note } of operation.results ?? []) {
      const live = {
        operationId: operation.id,
        state,
        ...(note === undefined ? {} : { note }),
        ...(state === 'pending' ? { deadline: deadline } : {}),
      };
      learn(taskDetailNo, live, operation.asOf, operation.createdAt);
    }
  }

  /** Takes what the ledger said of one row, unless something newer is known; says whether anything is different now. */
  function learn(taskDetailNo: string, live: LiveState, asOf: string, askedAt: string): boolean {
    const known = rows.get(taskDetailNo);
    // A row that was taken up again is its newest operation's to describe.
    if (known && known.live.operationId !== live.operationId && known.askedAt > askedAt) return false;
    const isNews = !known || !isSame(known.live, live);
    rows.set(taskDetailNo, { live: isNews ? live : known.live, asOf, askedAt });
    return isNews;
  }

  /** Takes a page of the record: what the ledger says of results, whoever has asked to acknowledge them. */
  function hear({ items, asOf }: AcknowledgedPage) {
    let isNews = false;
    for (const { taskDetailNo, operationId, state, note, acknowledgedAt } of items) {
      const known = rows.get(taskDetailNo);
      const isSameTry = known?.live.operationId === operationId;
      if (resultStates.has(state, 'underWay')) find(operationId);
      if (isSameTry && known.asOf >= asOf) continue;
      // The record has no countdown: the one that is known goes on.
      const deadline = isSameTry && state === 'pending' ? known.live.deadline : undefined;
      const words = { ...(note !== undefined && { note }), ...(deadline !== undefined && { deadline }) };
      if (learn(taskDetailNo, { operationId, state, ...words }, asOf, acknowledgedAt)) isNews = true;
    }
    if (isNews) publish();
  }

  /** Follows an operation of which only the id is known: another tab's, or one from before a reload. */
  function find(id: string) {
    if (followed.has(id) || searched.has(id)) return;
    searched.add(id);
    read(id)
      .then(follow, () => undefined)
      .finally(() => searched.delete(id));
  }

  function mention(page: TaskResultPage) {
    for (const { acknowledgement: mark } of page.items)
      if (mark && resultStates.has(mark.state, 'open')) find(mark.operationId);
  }

  function follow(operation: Operation) {
    if (!followed.has(operation.id)) take(operation);
  }

  return {
    find,
    hear,
    /**
     * Follows an operation from the answer that named it. A repeat is harmless: the next look of the one already being
     * followed will say the same.
     */
    follow,
    /** Takes the answer to an undo, a pause, a resume or a stop at once. */
    changed(operation: Operation) {
      if (followed.has(operation.id)) take(operation);
    },
    /** Follows the operations that a page mentions: another tab's, or those from before a reload. */
    mention,
    /**
     * Compares with a page of the queue: what it mentions is followed, and rows of operations that had ended before the
     * page was read are the page's to describe again. A page of a task proves no such thing: what has left the queue
     * stays in its task.
     */
    sight(page: TaskResultPage) {
      for (const item of page.items) {
        const known = rows.get(item.taskDetailNo);
        if (known && isOver(known.live.operationId) && page.asOf > known.asOf) rows.delete(item.taskDetailNo);
      }
      mention(page);
      publish();
    },
    /** Stops mentioning an operation that has ended; what its rows came to stays until a newer page says otherwise. */
    forget(id: string) {
      if (!isOver(id) || !followed.delete(id)) return;
      looks.get(id)?.();
      looks.delete(id);
      publish();
    },
    row: (taskDetailNo: string): LiveState | undefined => rows.get(taskDetailNo)?.live,
    operations: () => operations,
    /** Rows that may have left the queue by an acknowledgement; undefined once an operation names none of its rows. */
    acknowledged(): ReadonlySet<string> | undefined {
      if (operations.some(({ operation }) => operation.results === undefined)) hasUnnamed = true;
      if (hasUnnamed) return undefined;
      return new Set(
        [...rows].filter(([, { live }]) => resultStates.has(live.state, 'handled')).map(([id]) => id),
      );
    },
    /** Rows that have left the queue since the page that listed them was read. */
    left: () => left,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const isSame = (one: LiveState, other: LiveState): boolean =>
  (['operationId', 'state', 'note', 'deadline'] as const).every((key) => one[key] === other[key]);
