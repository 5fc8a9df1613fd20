import type { TaskResult } from '../../contract/acknowledgement.ts';
import { domainDisplay } from '../result/domain-name.tsx';

/** What a choice of results consists of. */
export interface SelectionSummary {
  readonly total: number;
  readonly succeeded: readonly TaskResult[];
  readonly failed: readonly TaskResult[];
  /** Of a status that Docket does not know. */
  readonly other: number;
  /** Results that carry a value which is lost by acknowledging. */
  readonly secrets: readonly TaskResult[];
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
    secrets: rows.filter((row) => row.taskResult),
  };
}

/** Those of these results that the page does not show: on another page, or hidden by a filter. */
export function notShown<Row extends Identified>(rows: readonly Row[], shown: readonly Identified[]): Row[] {
  const ids = new Set(shown.map((row) => row.taskDetailNo));
  return rows.filter((row) => !ids.has(row.taskDetailNo));
}

type Identified = Pick<TaskResult, 'taskDetailNo'>;

/** The domain of a single result, as it is shown; undefined for several and for a result without one. */
export function nameOfOne(rows: readonly Pick<TaskResult, 'domainName'>[]): string | undefined {
  const [only] = rows;
  return (rows.length === 1 && only && domainDisplay(only.domainName).unicode) || undefined;
}

/**
 * What a key means that acts on "the choice, else the row that has the focus": a row that is in sight under the focus comes
 * before a choice that it is not part of. Where that row cannot be acknowledged the choice is meant, and asked about.
 */
export function meantRows(
  chosen: ReadonlyMap<string, TaskResult>,
  focus: { readonly id: string; readonly row: TaskResult | undefined } | undefined,
): { readonly rows: readonly TaskResult[]; readonly isAsked: boolean } {
  if (!focus || chosen.has(focus.id)) return { rows: [...chosen.values()], isAsked: false };
  return focus.row ? { rows: [focus.row], isAsked: false } : { rows: [...chosen.values()], isAsked: true };
}
