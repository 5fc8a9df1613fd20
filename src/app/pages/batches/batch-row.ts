import type { BatchType } from '../../../contract/batch.ts';
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
    else add({ key: type, latestOf: type, isFollowed: followed.has(count.taskId ?? ''), count });
  }
  for (const { taskId, count } of named) if (count) add(rowOf(taskId, count));
  return [...rows.values()];
}

/** The id of a row's batch; undefined when there is no batch and none was asked for. */
export function idOfBatch(row: BatchRow): string | undefined {
  return row.askedId ?? row.count.taskId ?? undefined;
}

/** True when succeeded and failed of a batch that has ended do not make its total, or exceed it while it runs. */
export function isMismatch({ status, totalCount, successCount, failedCount }: CheckedBatchCount): boolean {
  const ended = successCount + failedCount;
  if (status === 'processing') return ended > totalCount;
  // Nothing is claimed of no batch, or of a status whose meaning is not known.
  return (status === 'completed' || status === 'failed') && ended !== totalCount;
}
