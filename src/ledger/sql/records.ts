import { domainToASCII } from 'node:url';
import type { AcknowledgedResult, ResultState } from '../../contract/acknowledgement.ts';
import type { Database, SqlValue } from '../../contract/database.ts';
import type { Page } from '../../contract/page.ts';
import type { AcknowledgedResultsParams } from '../../contract/routes.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { detailFields } from './schema.ts';

type ResultRow = {
  task_detail_no: string;
  operation_id: string;
  state: ResultState;
  created_at: number;
  request_id: string | null;
  note: string | null;
} & Record<string, SqlValue>;

/** The record, row by row, newest first: what was asked to be acknowledged and what became of it. */
export function listRecords(
  db: Database,
  account: string,
  params: AcknowledgedResultsParams,
): Page<AcknowledgedResult> {
  const ids = (values: readonly string[]) => JSON.stringify(values);
  const { page, pageSize } = params;
  const wheres: [string, SqlValue | undefined][] = [
    ['account = ?', account],
    ['state IN (SELECT value FROM json_each(?))', params.state && ids(params.state)],
    ['domain_key = ?', params.domain && domainKey(params.domain)],
    ['task_no = ?', params.taskNo],
    ['task_detail_no IN (SELECT value FROM json_each(?))', params.ids && ids(params.ids)],
    ['created_at >= ?', params.from && Date.parse(params.from)],
    ['created_at < ?', params.to && Date.parse(params.to)],
  ];
  const used = wheres.filter((where): where is [string, SqlValue] => where[1] !== undefined);
  const where = used.map(([sql]) => sql).join(' AND ');
  const values = used.map(([, value]) => value);
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
