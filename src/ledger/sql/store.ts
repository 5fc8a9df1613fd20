import { type OperationState, operationStates } from '../../contract/operation-state.ts';
import { resultStates } from '../../contract/result-state.ts';
import type { AcknowledgedResultsFilter, AcknowledgedResultsParams } from '../../contract/routes.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import type { Database } from '../../platform/database.ts';
import type { RecordFile } from '../record-file.ts';
import { createCaptureStore } from './captures.ts';
import { createChecks } from './checks.ts';
import { addCommit, readExtent } from './extent.ts';
import { createFollowedStore } from './followed-batches.ts';
import { createNewOperations } from './new-operations.ts';
import { createReasonStore } from './reasons.ts';
import { listRecords, walkRecords, withDomainKey } from './records.ts';
import type { MarkRow, OperationRow, StateCount } from './rows.ts';
import { DETAIL_VALUES, IN_PARTS, INSERT_RESULTS, migrate, sqlList } from './schema.ts';
import { createSending } from './sending.ts';

export type Store = ReturnType<typeof createStore>;

const OPEN = sqlList(operationStates.with('open'));
const CUT_SHORT = sqlList(operationStates.with('cutShort'));

const MARK =
  'r.task_detail_no, r.operation_id, r.state, max(r.sent_at, coalesce(r.settled_at, 0)) AS over_at, r.note, o.send_at';

/**
 * Every statement of the ledger, for one account. Each method is one statement or one transaction, and whatever decides
 * between two parties is one conditional UPDATE, so that another database could serve several processes.
 */
export function createStore(db: Database, account: string, file: RecordFile) {
  migrate(db);
  const ids = (values: readonly string[]) => JSON.stringify(values);

  function note(): void {
    const extent = readExtent(db);
    if (extent) file.note(extent);
  }

  /** Rows written or forgotten by which no mark changes: that they were shown. */
  let seenChanges = 0;

  return {
    transaction: db.transaction.bind(db),

    /**
     * Changes whenever a mark may have changed, by this process or another one on the same file. Rows that this process
     * notes as shown change no mark, and thousands are noted while pages are turned.
     */
    version(): string {
      const row = db.get<{ own: number; others: number }>(
        'SELECT total_changes() AS own, data_version AS others FROM pragma_data_version',
      );
      return `${(row?.own ?? 0) - seenChanges} ${row?.others}`;
    },

    /** Remembers rows of the queue; `details` are TaskDetails without what must not be kept. */
    see(details: readonly TaskDetail[], seenAt: number): void {
      seenChanges += db.run(
        `INSERT INTO seen_row (account, task_detail_no, seen_at, detail)
         SELECT ?, value ->> 'taskDetailNo', ?, value FROM json_each(?) WHERE true
         ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at, detail = excluded.detail`,
        account,
        seenAt,
        JSON.stringify(details),
      );
    },

    /** Forgets rows shown before then, so many at a time; the answer is how many. */
    forgetSeen(before: number, limit: number): number {
      const forgotten = db.run(
        `DELETE FROM seen_row WHERE (account, task_detail_no) IN (
           SELECT account, task_detail_no FROM seen_row WHERE seen_at < ? LIMIT ?)`,
        before,
        limit,
      );
      seenChanges += forgotten;
      return forgotten;
    },

    seen(wanted: readonly string[], since: number): TaskDetail[] {
      const rows = db.all<{ detail: string }>(
        `SELECT s.detail FROM json_each(?) AS wanted
         JOIN seen_row AS s ON s.account = ? AND s.task_detail_no = wanted.value WHERE s.seen_at >= ?`,
        ids(wanted),
        account,
        since,
      );
      return rows.map(({ detail }) => JSON.parse(detail));
    },

    /** What counts of each result named, if anything: the newest record in which it is or was acknowledged, else the newest. */
    marks(wanted: readonly string[]): MarkRow[] {
      return db.all<MarkRow>(
        `SELECT ${MARK} FROM json_each(?) AS wanted
         JOIN result AS r ON (r.operation_id, r.position) = (
           SELECT operation_id, position FROM result
           WHERE account = ? AND task_detail_no = wanted.value AND operation_id NOT IN ${IN_PARTS}
           ORDER BY state IN (${sqlList(resultStates.with('handled'))}) DESC, created_at DESC LIMIT 1)
         JOIN operation AS o ON o.id = r.operation_id`,
        ids(wanted),
        account,
      );
    },

    /** Puts these rows of the cloud under an operation, in this order. */
    addResults(operation: { id: string; created_at: number }, details: readonly TaskDetail[]): void {
      db.run(
        `${INSERT_RESULTS} SELECT ?, key, ?, value ->> 'taskDetailNo', 'pending', ?, ${DETAIL_VALUES} FROM json_each(?)`,
        operation.id,
        account,
        operation.created_at,
        JSON.stringify(details.map(withDomainKey)),
      );
      addCommit(db, details.length, operation.id);
    },

    noteKey(id: string, accessKeyId: string): void {
      db.run('UPDATE operation SET access_key_id = ? WHERE id = ?', accessKeyId, id);
    },

    operation(id: string): OperationRow | undefined {
      return db.get('SELECT * FROM operation WHERE id = ? AND account = ? AND is_whole = 1', id, account);
    },

    /** Operations that still do something or have something left to send, and the latest others; newest first. */
    operations(limit: number): OperationRow[] {
      return db.all(
        `SELECT * FROM (SELECT * FROM operation WHERE account = ?1 AND is_whole = 1 AND (state IN (${OPEN})
             OR (state IN (${CUT_SHORT}) AND dismissed_at IS NULL AND EXISTS (
               SELECT 1 FROM result WHERE operation_id = operation.id AND result.state = 'interrupted')))
           UNION SELECT * FROM (SELECT * FROM operation WHERE account = ?1 AND is_whole = 1 ORDER BY created_at DESC LIMIT ?2))
         ORDER BY created_at DESC`,
        account,
        limit,
      );
    },

    /** Says of an operation that has ended that what it has left is left for good; false when it has not ended. */
    dismiss(id: string, at: number): boolean {
      const sql = `UPDATE operation SET dismissed_at = ? WHERE id = ? AND ended_at IS NOT NULL`;
      return db.run(sql, at, id) === 1;
    },

    counts(id: string): StateCount[] {
      return db.all('SELECT state, count(*) AS n FROM result WHERE operation_id = ? GROUP BY state', id);
    },

    /** The same of several operations, each found by its id. */
    countsOf(wanted: readonly string[]): Map<string, StateCount[]> {
      const rows = db.all<StateCount & { operation_id: string }>(
        `SELECT operation_id, state, count(*) AS n FROM result
         WHERE operation_id IN (SELECT value FROM json_each(?)) GROUP BY operation_id, state`,
        ids(wanted),
      );
      const counts = new Map<string, StateCount[]>(wanted.map((id) => [id, []]));
      for (const { operation_id, state, n } of rows) counts.get(operation_id)?.push({ state, n });
      return counts;
    },

    results(id: string): (MarkRow & { domain_name: string })[] {
      return db.all(
        `SELECT ${MARK}, r.domain_name FROM result AS r JOIN operation AS o ON o.id = r.operation_id
         WHERE r.operation_id = ? ORDER BY r.position`,
        id,
      );
    },

    /** Moves an operation on if it is still where the caller thinks; false when somebody was faster. */
    moveOperation(id: string, from: OperationState, to: OperationState, at: number, error?: string): boolean {
      const ended = operationStates.has(to, 'open') ? null : at;
      const sql =
        'UPDATE operation SET state = ?, ended_at = ?, error = ?, dismissed_at = NULL WHERE id = ? AND state = ?';
      return db.run(sql, to, ended, error ?? null, id, from) === 1;
    },

    /**
     * After a stop of any kind: what was pending was certainly not sent (or undone, with its operation), what was being sent is unknown, and what was not
     * committed as a whole never was.
     */
    sweep(at: number): void {
      db.run(`DELETE FROM result WHERE operation_id IN ${IN_PARTS} AND account = ?`, account);
      db.run('DELETE FROM operation WHERE is_whole = 0 AND account = ?', account);
      db.run(
        `UPDATE result SET settled_at = ?, state = CASE (SELECT o.state FROM operation AS o WHERE o.id = operation_id)
           WHEN 'undone' THEN 'undone' ELSE 'interrupted' END WHERE account = ? AND state = 'pending'`,
        at,
        account,
      );
      db.run(
        `UPDATE result SET state = 'unknown', settled_at = ? WHERE account = ? AND state = 'sending'`,
        at,
        account,
      );
      db.run(
        `UPDATE operation SET state = 'interrupted', ended_at = ?
         WHERE account = ? AND state IN (${OPEN})`,
        at,
        account,
      );
    },

    /** Notes outside the file how far it has come. */
    note,
    records: (params: AcknowledgedResultsParams) => listRecords(db, account, params),
    recordPages: (filter: AcknowledgedResultsFilter) => walkRecords(db, account, filter),

    newOperations: createNewOperations(db, account),
    sending: createSending(db, account, () => {
      file.prove();
      note();
    }),
    reasons: createReasonStore(db, account),
    checks: createChecks(db, account),
    captures: createCaptureStore(db, account),
    followed: createFollowedStore(db, account),
  };
}
