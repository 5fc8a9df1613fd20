import type { Acknowledgement, TaskResult } from '../contract/acknowledgement.ts';
import { docketError } from '../contract/api-error.ts';
import { hasOwnNo } from '../contract/own-no.ts';
import { resultStates } from '../contract/result-state.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import { storeCode } from './errors.ts';
import { type LedgerOptions, withoutSecrets } from './options.ts';
import type { MarkRow } from './sql/rows.ts';
import type { Store } from './sql/store.ts';

/** How long a result that was shown may be acknowledged. */
const SEEN_MS = 24 * 60 * 60 * 1000;
const PRUNE_EVERY_MS = 60 * 60 * 1000;
/** A row shown again within this time is not written again: a page refreshed every few seconds costs no disk. */
const REFRESH_SEEN_MS = 60 * 1000;
/** Rows forgotten in one go, so that other requests are answered in between. */
const MAX_FORGOTTEN_ROWS = 500;
/** Rows noted as shown in one go, for the same reason. */
const WRITTEN_AT_ONCE = 200;
/** Rows held in memory at most, some 700 bytes each: five of the largest pages. */
const MAX_HELD_ROWS = 5000;

/**
 * The ledger's eyes: which rows of the queue people have been shown, and what the ledger makes of seeing them.
 */
export function createShown(store: Store, options: LedgerOptions) {
  const { clock, keepTaskResult, settleSeconds, log } = options;
  const recent = new Map<string, { seenAt: number; detail: string }>();
  /** Rows that were shown and are not in the store yet, or could not be written to it. */
  const unwritten = new Map<string, { seenAt: number; kept: TaskDetail }>();
  let hasForgotten = false;
  let isToWrite = false;
  let isClosed = false;

  const prune = () => {
    const old = clock.now() - SEEN_MS;
    for (const [id, { seenAt }] of recent) if (seenAt < clock.now() - REFRESH_SEEN_MS) recent.delete(id);
    let forgotten = 0;
    quietly(() => {
      forgotten = store.forgetSeen(old, MAX_FORGOTTEN_ROWS);
      if (forgotten > 0) log('shown rows forgotten', { rows: forgotten });
    });
    clock.schedule(forgotten === MAX_FORGOTTEN_ROWS ? 0 : PRUNE_EVERY_MS, prune);
  };
  prune();

  function quietly(run: () => void): void {
    try {
      run();
    } catch (error) {
      log('ledger not readable or writable', { code: storeCode(error) });
    }
  }

  function remember(rows: readonly TaskDetail[]): void {
    const now = clock.now();
    const news = rows.filter(hasOwnNo).flatMap((row) => {
      const kept = withoutSecrets(row, keepTaskResult);
      const detail = JSON.stringify(kept);
      const last = recent.get(row.taskDetailNo);
      if (last && last.detail === detail && now - last.seenAt < REFRESH_SEEN_MS) return [];
      return [{ kept, detail }];
    });
    for (const { kept, detail } of news) {
      unwritten.set(kept.taskDetailNo, { seenAt: now, kept });
      recent.delete(kept.taskDetailNo);
      recent.set(kept.taskDetailNo, { seenAt: now, detail });
    }
    hold(recent);
    writeSoon();
  }

  /**
   * Writes what was shown after the answer has left, a slice at a time, so that other requests are answered in between.
   * A process that is killed before that has shown rows that it does not know of: they must be shown again before they
   * can be acknowledged. What could not be written is tried again when rows are shown.
   */
  function writeSoon(): void {
    if (isToWrite || isClosed || unwritten.size === 0) return;
    isToWrite = true;
    clock.schedule(0, () => {
      isToWrite = false;
      if (isClosed) return;
      quietly(() => {
        writeShown(WRITTEN_AT_ONCE);
        writeSoon();
      });
    });
  }

  /** Writes what was shown, the oldest first; throws what the store throws, and keeps what it did not take. */
  function writeShown(limit = unwritten.size): void {
    const slice = [...unwritten.values()].slice(0, limit);
    try {
      store.transaction(() => {
        for (const [seenAt, rows] of bySeenAt(slice)) store.see(rows, seenAt);
      });
      for (const { kept } of slice) unwritten.delete(kept.taskDetailNo);
    } catch (error) {
      if (hold(unwritten)) {
        hasForgotten = true;
        // What was forgotten must be noted again when it is shown again, however soon.
        recent.clear();
      }
      throw error;
    }
  }

  function marksOf(rows: readonly TaskDetail[], readAt: number): readonly MarkRow[] {
    const ids = rows.map((row) => row.taskDetailNo);
    const overBefore = readAt - settleSeconds * 1000;
    const isStillQueued = (mark: MarkRow) =>
      resultStates.has(mark.state, 'notAckedIfSeen') && mark.over_at !== null && mark.over_at < overBefore;
    const marks = store.marks(ids);
    const stillQueued = marks.filter(isStillQueued).map((mark) => mark.task_detail_no);
    if (stillQueued.length === 0) return marks;
    store.checks.markStillQueued(stillQueued, overBefore, clock.now());
    log('results still in the queue after being sent', { rows: stillQueued.length });
    return store.marks(ids);
  }

  /** What was undone leaves no mark: the result is as it was. */
  function withMarks(rows: readonly TaskDetail[], marks: readonly MarkRow[]): TaskResult[] {
    const byId = new Map(
      marks.filter(({ state }) => state !== 'undone').map((mark) => [mark.task_detail_no, mark]),
    );
    return rows.map((row) => {
      const mark = byId.get(row.taskDetailNo);
      return mark ? { ...row, acknowledgement: toAcknowledgement(mark) } : row;
    });
  }

  return {
    show(rows: readonly TaskDetail[], readAt: number): TaskResult[] {
      let marks: readonly MarkRow[] = [];
      quietly(() => {
        marks = marksOf(rows, readAt);
      });
      quietly(() => remember(rows));
      return withMarks(rows, marks);
    },

    mark(rows: readonly TaskDetail[]): TaskResult[] {
      let marks: readonly MarkRow[] = [];
      quietly(() => {
        marks = store.marks(rows.map((row) => row.taskDetailNo));
      });
      return withMarks(rows, marks);
    },

    version(): string | undefined {
      let version: string | undefined;
      quietly(() => {
        version = store.version();
      });
      return version;
    },

    /** Writes the rows that were shown and are not in the store yet. Throws what the store throws. */
    catchUp(): void {
      if (unwritten.size > 0) writeShown();
    },

    /** Writes what is left and nothing more. Throws what the store throws. */
    close(): void {
      if (unwritten.size > 0) writeShown();
      isClosed = true;
    },

    /** The cloud's rows for the ids that somebody chose, in that order; refuses ids not shown and ids in hand. */
    chosen(ids: readonly string[]): TaskDetail[] {
      const details = new Map(
        store.seen(ids, clock.now() - SEEN_MS).map((detail) => [detail.taskDetailNo, detail]),
      );
      const missing = ids.filter((id) => !details.has(id));
      if (missing.length > 0) {
        if (hasForgotten) {
          throw docketError(
            'LedgerUnavailable',
            'Some of these results were shown while Docket could not write its record. Nothing was sent. Show them again, then acknowledge them.',
            { name: 'shownUnwritten' },
          );
        }
        const which = missing.length === 1 ? `Result ${missing[0]} was` : `${missing.length} results were`;
        throw docketError(
          'UnknownResult',
          `${which} not shown by this Docket in the last 24 hours. Nothing was sent.`,
          { name: 'unknownResults', count: missing.length, id: missing[0] ?? '' },
        );
      }
      const handled = store.marks(ids).filter(({ state }) => resultStates.has(state, 'handled'));
      if (handled.length > 0) {
        const names = handled.slice(0, 3).map((mark) => details.get(mark.task_detail_no)?.domainName ?? '');
        const more = handled.length - names.length;
        throw docketError(
          'AlreadyHandled',
          `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}: already acknowledged or being acknowledged. Nothing was sent.`,
          { name: 'alreadyHandled', domains: names, more },
        );
      }
      return ids.flatMap((id) => details.get(id) ?? []);
    },
  };
}

/** Forgets the oldest rows beyond what may be held in memory; true if there were any. */
function hold(rows: Map<string, unknown>): boolean {
  const excess = rows.size - MAX_HELD_ROWS;
  if (excess <= 0) return false;
  for (const id of [...rows.keys()].slice(0, excess)) rows.delete(id);
  return true;
}

function bySeenAt(rows: Iterable<{ seenAt: number; kept: TaskDetail }>): Map<number, TaskDetail[]> {
  const groups = new Map<number, TaskDetail[]>();
  for (const { seenAt, kept } of rows) {
    const group = groups.get(seenAt);
    if (group) group.push(kept);
    else groups.set(seenAt, [kept]);
  }
  return groups;
}

function toAcknowledgement(mark: MarkRow): Acknowledgement {
  return {
    operationId: mark.operation_id,
    state: mark.state,
    ...(mark.state === 'pending' ? { sendAt: new Date(mark.send_at).toISOString() } : {}),
    ...(mark.note === null ? {} : { note: mark.note }),
  };
}
