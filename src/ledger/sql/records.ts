import { domainToASCII } from 'node:url';
import type { AcknowledgedResult } from '../../contract/acknowledgement.ts';
import { MAX_PAGE_SIZE, type Page } from '../../contract/page.ts';
import type { ResultState } from '../../contract/result-state.ts';
import type { AcknowledgedResultsFilter, AcknowledgedResultsParams } from '../../contract/routes.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import type { Database, SqlValue } from '../../platform/database.ts';
import { detailFields, IN_PARTS } from './schema.ts';

type ResultRow = {
  task_detail_no: string;
  operation_id: string;
  state: ResultState;
  created_at: number;
  request_id: string | null;
  note: string | null;
  fail_reason: string | null;
  reason_asked_at: number | null;
  confirmed_at: number | null;
} & Record<string, SqlValue>;

/** The record, row by row, newest first: what was asked to be acknowledged and what became of it. */
export function listRecords(
  db: Database,
  account: string,
  params: AcknowledgedResultsParams,
): Page<AcknowledgedResult> {
  const { page, pageSize } = params;
  const { where, values } = matching(account, params);
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM result WHERE ${where}`, ...values)?.n ?? 0;
  const rows = db.all<ResultRow>(
    `SELECT * FROM result WHERE ${where} ORDER BY created_at DESC, position LIMIT ? OFFSET ?`,
    ...values,
    pageSize,
    (page - 1) * pageSize,
  );
  const totalPages = Math.max(1, Math.ceil(total / pageSize));
  return { items: rows.map(toAcknowledgedResult), page, pageSize, totalItems: total, totalPages };
}

/**
 * The same, oldest first and all of it, a page at a time when it is asked for. Each page begins after the last row of the
 * one before, whose place never changes: offsets would skip rows whose state changes meanwhile, and cost 30 to 430 ms a
 * page with 200,000 rows, where this costs 13.
 */
export function* walkRecords(
  db: Database,
  account: string,
  filter: AcknowledgedResultsFilter,
): Generator<readonly AcknowledgedResult[]> {
  const { where, values } = matching(account, filter);
  let after: readonly SqlValue[] = [0, -1, ''];
  for (;;) {
    const rows = db.all<ResultRow & { position: number }>(
      `SELECT * FROM result WHERE ${where} AND (created_at, position, operation_id) > (?, ?, ?)
       ORDER BY created_at, position, operation_id LIMIT ?`,
      ...values,
      ...after,
      MAX_PAGE_SIZE,
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(toAcknowledgedResult);
    after = [last.created_at, last.position, last.operation_id];
  }
}

/** No later try of the same result counts: one that was undone leaves the result as it was. */
const IS_LATEST = `NOT EXISTS (SELECT 1 FROM result AS later WHERE later.account = result.account
  AND later.task_detail_no = result.task_detail_no AND later.created_at > result.created_at
  AND later.state <> 'undone')`;

/** Nobody has decided that it is not to be sent. An operation that an error stopped was not stopped by anybody. */
const IS_UNDECIDED = `NOT (result.state = 'interrupted' AND EXISTS (
  SELECT 1 FROM operation AS o WHERE o.id = result.operation_id
  AND (o.dismissed_at IS NOT NULL OR (o.state = 'stopped' AND o.error IS NULL))))`;

function matching(account: string, filter: AcknowledgedResultsFilter): { where: string; values: SqlValue[] } {
  const list = (values: readonly string[]) => JSON.stringify(values);
  const wheres: [string, SqlValue | undefined][] = [
    ['account = ?', account],
    ['state IN (SELECT value FROM json_each(?))', filter.state && list(filter.state)],
    ['domain_key = ?', filter.domain && domainKey(filter.domain)],
    ['task_no = ?', filter.taskNo],
    ['task_detail_no IN (SELECT value FROM json_each(?))', filter.ids && list(filter.ids)],
    ['created_at >= ?', filter.from && Date.parse(filter.from)],
    ['created_at < ?', filter.to && Date.parse(filter.to)],
  ];
  const used = wheres.filter((where): where is [string, SqlValue] => where[1] !== undefined);
  const sql = [
    `operation_id NOT IN ${IN_PARTS}`,
    ...used.map(([condition]) => condition),
    ...(filter.latest ? [IS_LATEST] : []),
    ...(filter.undecided ? [IS_UNDECIDED] : []),
  ];
  return { where: sql.join(' AND '), values: used.map(([, value]) => value) };
}

function toAcknowledgedResult(row: ResultRow): AcknowledgedResult {
  const fields = detailFields
    .map(([field, column]) => [field, row[column]])
    .filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(fields) as TaskDetail),
    taskDetailNo: row.task_detail_no,
    state: row.state,
    operationId: row.operation_id,
    acknowledgedAt: new Date(row.created_at).toISOString(),
    ...(row.confirmed_at === null ? {} : { confirmedAt: new Date(row.confirmed_at).toISOString() }),
    ...(row.fail_reason === null ? {} : { failReason: row.fail_reason }),
    ...(row.reason_asked_at === null
      ? {}
      : { failReasonAskedAt: new Date(row.reason_asked_at).toISOString() }),
    ...(row.request_id === null ? {} : { requestId: row.request_id }),
    ...(row.note === null ? {} : { note: row.note }),
  };
}

/** The row with the key by which its domain is found. */
export function withDomainKey(detail: TaskDetail): TaskDetail & { domainKey: string } {
  return { ...detail, domainKey: domainKey(detail.domainName) };
}

/** Domains compare as IDNA ASCII, lower-case; a name that IDNA refuses compares as it is. */
function domainKey(name: string): string {
  return domainToASCII(name) || name.toLowerCase();
}
