import type { TaskResult } from '../../contract/acknowledgement.ts';
import { domainDisplay } from '../result/domain-name.tsx';

/** The contents of a selection. */
export interface SelectionSummary {
  readonly total: number;
  readonly succeeded: readonly TaskResult[];
  readonly failed: readonly TaskResult[];
  /** Results with a status that Docket does not know. */
  readonly other: number;
  /** Results with a value that would be lost. */
  readonly secrets: readonly TaskResult[];
}

/** Counts a selection by outcome. */
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

/** Those of these results that the page does not show: they are on another page, or a filter hides them. */
export function notShown<Row extends Identified>(rows: readonly Row[], shown: readonly Identified[]): Row[] {
  const ids = new Set(shown.map((row) => row.taskDetailNo));
  return rows.filter((row) => !ids.has(row.taskDetailNo));
}

type Identified = Pick<TaskResult, 'taskDetailNo'>;

/** The domain of a single result, as it is shown. Undefined for several results, and for one without a domain. */
export function nameOfOne(rows: readonly Pick<TaskResult, 'domainName'>[]): string | undefined {
  const [only] = rows;
  return (rows.length === 1 && only && domainDisplay(only.domainName).unicode) || undefined;
}

/**
 * The rows that a key acts on: the focused row if it is not selected, else the selection. If the focused row cannot be
 * acknowledged, the selection is meant, and the dialog asks about it.
 */
export function meantRows(
  chosen: ReadonlyMap<string, TaskResult>,
  focus: { readonly id: string; readonly row: TaskResult | undefined } | undefined,
): { readonly rows: readonly TaskResult[]; readonly isAsked: boolean } {
  if (!focus || chosen.has(focus.id)) return { rows: [...chosen.values()], isAsked: false };
  return focus.row ? { rows: [focus.row], isAsked: false } : { rows: [...chosen.values()], isAsked: true };
}
