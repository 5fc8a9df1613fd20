import type { Database } from '../../platform/database.ts';

/** A failed result whose task has not been asked why. */
export interface Unasked {
  readonly id: string;
  readonly domain: string;
  readonly position: number;
}

/** What the task answered about one result: a reason, or that it gave none. */
export interface Reason {
  readonly id: string;
  readonly reason: string | null;
}

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

    /**
     * The first `limit` results of one of these tasks after the position `after` that the operation has yet to send and that
     * lack a reason. Results have their operation's time, which is part of the index that finds them.
     */
    resultsWithout(operationId: string, taskNo: string, after: number, limit: number): Unasked[] {
      return db.all(
        `SELECT task_detail_no AS id, domain_name AS domain, position FROM result
         WHERE account = ?2 AND task_no = ?3 AND created_at = (SELECT created_at FROM operation WHERE id = ?1)
         AND operation_id = ?1 AND position > ?4
         AND state = 'pending' AND status = 'failed' AND reason_asked_at IS NULL ORDER BY position LIMIT ?5`,
        operationId,
        account,
        taskNo,
        after,
        limit,
      );
    },

    keep(operationId: string, reasons: readonly Reason[], at: number): void {
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
