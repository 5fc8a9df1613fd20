import { type AcknowledgeCapture, HANDLED_STATES } from '../../contract/acknowledgement.ts';
import type { CaptureGroup, CaptureState } from '../../contract/capture.ts';
import type { Database } from '../../contract/database.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { addCommit } from './extent.ts';
import { withDomainKey } from './records.ts';
import { DETAIL_VALUES, INSERT_RESULTS, sqlList } from './schema.ts';

export interface CaptureRow {
  id: string;
  filter: string;
  state: CaptureState;
  total_items: number | null;
  created_at: number;
  expires_at: number;
  error: string | null;
}

/** How long a list that has expired is still told from one that never was, in milliseconds. */
const KNOWN_AFTER_MS = 24 * 60 * 60 * 1000;

/** The statements of frozen lists, for one account. */
export function createCaptureStore(db: Database, account: string) {
  /** How a list is made up by one of its columns, most frequent first. */
  const groups = (id: string, column: 'status' | 'task_type' | 'task_no', limit: number) =>
    db.all<CaptureGroup>(
      `SELECT ${column} AS value, count(*) AS count FROM capture_row WHERE capture_id = ?
       GROUP BY ${column} ORDER BY count DESC, value LIMIT ?`,
      id,
      limit,
    );

  return {
    addCapture(capture: Pick<CaptureRow, 'id' | 'filter' | 'created_at' | 'expires_at'>): void {
      db.run(
        `INSERT INTO capture (id, account, filter, state, created_at, expires_at) VALUES (?, ?, ?, 'reading', ?, ?)`,
        capture.id,
        account,
        capture.filter,
        capture.created_at,
        capture.expires_at,
      );
    },

    capture(id: string): CaptureRow | undefined {
      return db.get('SELECT * FROM capture WHERE id = ? AND account = ?', id, account);
    },

    captureSummary(id: string) {
      const totals = db.get<{ total: number; taskCount: number; withTaskResult: number }>(
        `SELECT count(*) AS total, count(DISTINCT task_no) AS taskCount,
           coalesce(sum(has_task_result), 0) AS withTaskResult FROM capture_row WHERE capture_id = ?`,
        id,
      );
      return {
        total: totals?.total ?? 0,
        taskCount: totals?.taskCount ?? 0,
        withTaskResult: totals?.withTaskResult ?? 0,
        statuses: groups(id, 'status', 10),
        taskTypes: groups(id, 'task_type', 50),
        tasks: groups(id, 'task_no', 20),
      };
    },

    captured(id: string): number {
      return db.get<{ n: number }>('SELECT count(*) AS n FROM capture_row WHERE capture_id = ?', id)?.n ?? 0;
    },

    /** Adds rows of the cloud to a list that is still being read; a row that is in it already counts once. */
    addCaptured(
      id: string,
      rows: readonly { kept: TaskDetail; hasTaskResult: boolean }[],
      totalItems: number,
    ): boolean {
      const isReading = db.run(
        `UPDATE capture SET total_items = ? WHERE id = ? AND state = 'reading'`,
        totalItems,
        id,
      );
      if (isReading === 0) return false;
      db.run(
        `INSERT OR IGNORE INTO capture_row
           (capture_id, task_detail_no, status, task_type, task_no, has_task_result, detail)
         SELECT ?, value ->> 'taskDetailNo', value ->> 'status', value ->> 'taskType', value ->> 'taskNo',
           value ->> 'hasTaskResult', json_remove(value, '$.hasTaskResult') FROM json_each(?)`,
        id,
        JSON.stringify(
          rows.map(({ kept, hasTaskResult }) => ({
            ...withDomainKey(kept),
            hasTaskResult: hasTaskResult ? 1 : 0,
          })),
        ),
      );
      return true;
    },

    /** Ends the reading of a list, or throws a ready one away; false when it had ended already. */
    endCapture(id: string, from: CaptureState, to: CaptureState, error?: string): boolean {
      const sql = 'UPDATE capture SET state = ?, error = ? WHERE id = ? AND state = ?';
      return db.run(sql, to, error ?? null, id, from) === 1;
    },

    /**
     * Puts a frozen list, or its results with one status, under an operation. Results that are being acknowledged or
     * have been since are left out. The answer is how many are in.
     */
    addCapturedResults(
      operation: { id: string; created_at: number },
      captureId: string,
      { status, withoutValues }: Pick<AcknowledgeCapture, 'status' | 'withoutValues'>,
    ): number {
      const results = db.run(
        `${INSERT_RESULTS}
         SELECT ?1, row_number() OVER () - 1, ?2, task_detail_no, 'pending', ?3, ${DETAIL_VALUES} FROM (
           SELECT task_detail_no, detail AS value FROM capture_row WHERE capture_id = ?4
           AND (?5 IS NULL OR status = ?5) AND (?6 = 0 OR has_task_result = 0) AND NOT EXISTS (
             SELECT 1 FROM result WHERE account = ?2 AND result.task_detail_no = capture_row.task_detail_no
             AND result.state IN (${sqlList(HANDLED_STATES)})))`,
        operation.id,
        account,
        operation.created_at,
        captureId,
        status ?? null,
        withoutValues ? 1 : 0,
      );
      addCommit(db, results, operation.id);
      return results;
    },

    /** Throws away the results of lists that have expired by `now`, and lists that expired a day before without a trace. */
    forgetCaptures(now: number): void {
      db.run(
        `DELETE FROM capture_row WHERE capture_id IN (SELECT id FROM capture WHERE account = ? AND expires_at < ?)`,
        account,
        now,
      );
      db.run('DELETE FROM capture WHERE account = ? AND expires_at < ?', account, now - KNOWN_AFTER_MS);
    },

    sweepCaptures(): void {
      db.run(`UPDATE capture SET state = 'cancelled' WHERE account = ? AND state = 'reading'`, account);
    },
  };
}
