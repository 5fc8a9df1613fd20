import type { BatchCount, BatchType } from '../../../contract/batch.ts';
import type { CheckedBatchCount } from '../../api/queries.ts';

/** One line of the page: a batch, or the fact that there is none. */
export interface BatchRow {
  readonly key: string;
  /** The type of which it is the latest, if it is. */
  readonly latestOf?: BatchType;
  /** The id asked for, if one was. */
  readonly askedId?: string;
  readonly isFollowed: boolean;
  readonly count: CheckedBatchCount;
}

/** What was asked, and what has been answered so far. */
export interface BatchAnswers {
  readonly latest: readonly { readonly type: BatchType; readonly count: CheckedBatchCount | undefined }[];
  readonly named: readonly { readonly taskId: string; readonly count: CheckedBatchCount | undefined }[];
  readonly followed: ReadonlySet<string>;
  /** The id in the address: its batch comes first. */
  readonly linked: string | undefined;
}

/** The batches in the order of the page: the one of the address, the latest of each type, those followed; each once. */
export function gatherBatches({ latest, named, followed, linked }: BatchAnswers): BatchRow[] {
  const byId = new Map(named.map(({ taskId, count }) => [taskId, count]));
  const latestOf = new Map(
    latest.flatMap(({ type, count }) => (count?.taskId ? [[count.taskId, type] as const] : [])),
  );
  const rowOf = (taskId: string, count: CheckedBatchCount): BatchRow => {
    const type = latestOf.get(taskId);
    return {
      key: taskId,
      askedId: taskId,
      isFollowed: followed.has(taskId),
      count,
      ...(type && { latestOf: type }),
    };
  };
  const rows = new Map<string, BatchRow>();
  const add = (row: BatchRow) => {
    if (!rows.has(row.key)) rows.set(row.key, row);
  };
  const linkedCount = linked === undefined ? undefined : byId.get(linked);
  if (linked !== undefined && linkedCount) add(rowOf(linked, linkedCount));
  for (const { type, count } of latest) {
    if (!count) continue;
    const own = count.taskId === null ? undefined : byId.get(count.taskId);
    if (count.taskId !== null && own) add(rowOf(count.taskId, own));
    else {
      // By its id, so that it stays the same row when it is followed.
      const key = count.taskId ?? type;
      add({ key, latestOf: type, isFollowed: followed.has(key), count });
    }
  }
  for (const { taskId, count } of named) if (count) add(rowOf(taskId, count));
  return [...rows.values()];
}

/** The id of a row's batch; undefined when there is no batch and none was asked for. */
export function idOfBatch(row: BatchRow): string | undefined {
  return row.askedId ?? row.count.taskId ?? undefined;
}

/** A batch's counts, when all three are there. */
export interface BatchSums {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** The counts of a batch; undefined when there is no batch, or when one of them could not be read. */
export function sumsOf({
  status,
  totalCount,
  successCount,
  failedCount,
}: CheckedBatchCount): BatchSums | undefined {
  if (status === 'none' || totalCount === null || successCount === null || failedCount === null)
    return undefined;
  return { total: totalCount, succeeded: successCount, failed: failedCount };
}

/** The counts when succeeded and failed of a batch that has ended do not make its total, or exceed it while it runs. */
export function mismatchOf(count: CheckedBatchCount): BatchSums | undefined {
  const sums = sumsOf(count);
  if (!sums) return undefined;
  const ended = sums.succeeded + sums.failed;
  if (count.status === 'processing') return ended > sums.total ? sums : undefined;
  // Nothing is claimed of a status whose meaning is not known.
  const hasEnded = count.status === 'completed' || count.status === 'failed';
  return hasEnded && ended !== sums.total ? sums : undefined;
}

const WAITS_MS = [3_000, 10_000, 30_000] as const;

/**
 * Milliseconds until a batch is read again: 3, 10, then every 30 s while it is in progress; false once it is not.
 * `polls` is how often it has been read.
 */
export function nextBatchPoll(count: BatchCount | undefined, polls: number): number | false {
  if (count?.status !== 'processing') return false;
  return WAITS_MS[Math.min(Math.max(polls - 1, 0), WAITS_MS.length - 1)] ?? false;
}
