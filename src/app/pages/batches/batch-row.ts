import type { BatchCount, BatchType } from '../../../contract/batch.ts';
import type { CheckedBatchCount } from '../../api/queries.ts';

/** One row of the page: a batch, or that there is none. */
export interface BatchRow {
  readonly key: string;
  /** The type whose latest batch it is, if it is one. */
  readonly latestOf?: BatchType;
  /** The id that was asked for, if any. */
  readonly askedId?: string;
  readonly isFollowed: boolean;
  readonly count: CheckedBatchCount;
}

/** The questions of the page and the answers so far. */
export interface BatchAnswers {
  readonly latest: readonly { readonly type: BatchType; readonly count: CheckedBatchCount | undefined }[];
  readonly named: readonly { readonly taskId: string; readonly count: CheckedBatchCount | undefined }[];
  readonly followed: ReadonlySet<string>;
  /** The id in the address. Its batch comes first. */
  readonly linked: string | undefined;
}

/** The batches in the order of the page, each once: that of the address, the latest of each type, the followed ones. */
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
      // The id, so that the row stays the same when it is followed.
      const key = count.taskId ?? type;
      add({ key, latestOf: type, isFollowed: followed.has(key), count });
    }
  }
  for (const { taskId, count } of named) if (count) add(rowOf(taskId, count));
  return [...rows.values()];
}

/** The id of the batch; undefined when there is no batch and none was asked for. */
export function idOfBatch(row: BatchRow): string | undefined {
  return row.askedId ?? row.count.taskId ?? undefined;
}

/** The counts of a batch, when all three are known. */
export interface BatchSums {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** The counts of a batch; undefined when there is no batch, or when a count could not be read. */
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

/**
 * The counts of a batch, if they contradict each other: succeeded and failed are not the total after its end, or exceed
 * it before.
 */
export function mismatchOf(count: CheckedBatchCount): BatchSums | undefined {
  const sums = sumsOf(count);
  if (!sums) return undefined;
  const ended = sums.succeeded + sums.failed;
  if (count.status === 'processing') return ended > sums.total ? sums : undefined;
  // For a status that is not known, nothing is claimed.
  const hasEnded = count.status === 'completed' || count.status === 'failed';
  return hasEnded && ended !== sums.total ? sums : undefined;
}

const WAITS_MS = [3_000, 10_000, 30_000] as const;

/**
 * Milliseconds until a batch is read again: 3, 10, then every 30 s while it is in progress; false after that. `polls`
 * is how often it was read.
 */
export function nextBatchPoll(count: BatchCount | undefined, polls: number): number | false {
  if (count?.status !== 'processing') return false;
  return WAITS_MS[Math.min(Math.max(polls - 1, 0), WAITS_MS.length - 1)] ?? false;
}
