import type { TaskResult } from '../../contract/acknowledgement.ts';

/** What a choice of results consists of. */
export interface SelectionSummary {
  readonly total: number;
  readonly succeeded: readonly TaskResult[];
  readonly failed: readonly TaskResult[];
  /** Of a status that Docket does not know. */
  readonly other: number;
  /** Results that carry a value which is lost by acknowledging. */
  readonly secrets: number;
}

/** Counts a choice by outcome. */
export function summarise(rows: readonly TaskResult[]): SelectionSummary {
  const succeeded = rows.filter((row) => row.status === 'succeeded');
  const failed = rows.filter((row) => row.status === 'failed');
  return {
    total: rows.length,
    succeeded,
    failed,
    other: rows.length - succeeded.length - failed.length,
    secrets: rows.filter((row) => row.taskResult).length,
  };
}

/** How many of the chosen are not among the rows shown. */
export function countNotShown(chosen: ReadonlyMap<string, unknown>, shown: readonly TaskResult[]): number {
  return chosen.size - shown.filter((row) => chosen.has(row.taskDetailNo)).length;
}
