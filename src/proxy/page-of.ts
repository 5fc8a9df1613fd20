import { MASKED_TASK_RESULT, type TaskResult, type TaskResultPage } from '../contract/acknowledgement.ts';
import type { ApiPage } from '../contract/api-page.ts';

/** A page for the browser: these rows with the totals of the answer, and without TaskResult. */
export function pageOf(answer: ApiPage, rows: readonly TaskResult[], asOf: number): TaskResultPage {
  const { page, pageSize, totalItems, totalPages, requestId } = answer;
  const items = rows.map(masked);
  return { items, page, pageSize, totalItems, totalPages, requestId, asOf: new Date(asOf).toISOString() };
}

/** The row without its TaskResult, which can be a domain's transfer code. */
export function masked<Row extends { readonly taskResult?: string }>(row: Row): Row {
  return row.taskResult === undefined ? row : { ...row, taskResult: MASKED_TASK_RESULT };
}
