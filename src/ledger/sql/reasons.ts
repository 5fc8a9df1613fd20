import type { Database } from '../../platform/database.ts';

/** The statements of why results failed, for one account: which are not asked for, and what was answered. */
export function createReasonStore(db: Database, account: string) {
  return {
    /** Tasks of the failed results among the next `limit` to be sent whose reason has not been asked for. */
    tasksWithout(operationId: string, limit: number): string[] {
      const rows = db.all<{ task_no: string }>(
        `SELECT DISTINCT task_no FROM (
           SELECT task_no, status, reason_asked_at FROM result
           WHERE operation_id = ? AND state = 'pending' ORDER BY position LIMIT ?) AS coming
         WHERE status = 'failed' AND reason_asked_at IS NULL AND task_no <> ''`,
        operationId,
        limit,
      );
      return rows.map((row) => row.task_no);
    },

    /** All results of one of these tasks that the operation has yet to send and that lack a reason. */
    resultsWithout(operationId: string, taskNo: string): { id: string; domain: string }[] {
      return db.all(
        `SELECT task_detail_no AS id, domain_name AS domain FROM result
         WHERE operation_id = ? AND state = 'pending' AND task_no = ? AND status = 'failed'
         AND reason_asked_at IS NULL`,
        operationId,
        taskNo,
      );
    },

    /** Keeps what the task answered: a reason, or that it gave none. */
    keep(operationId: string, reasons: readonly { id: string; reason: string | null }[], at: number): void {
      if (reasons.length === 0) return;
      db.run(
        `UPDATE result SET fail_reason = answered.reason, reason_asked_at = ?
         FROM (SELECT value ->> 'id' AS id, value ->> 'reason' AS reason FROM json_each(?)) AS answered
         WHERE account = ? AND operation_id = ? AND task_detail_no = answered.id`,
        at,
        JSON.stringify(reasons),
        account,
        operationId,
      );
    },
  };
}
