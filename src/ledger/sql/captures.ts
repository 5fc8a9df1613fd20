import type { AcknowledgeCapture } from '../../contract/acknowledgement.ts';
import type { CaptureState } from '../../contract/capture.ts';
import { resultStates } from '../../contract/result-state.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import type { Database } from '../../platform/database.ts';
import { withDomainKey } from './records.ts';
import { DETAIL_VALUES, IN_PARTS, INSERT_RESULTS, sqlList } from './schema.ts';

export interface CaptureRow {
  id: string;
  filter: string;
  state: CaptureState;
  total_items: number | null;
  created_at: number;
  expires_at: number;
  error: string | null;
  /** Results in the list, so far while reading. */
  captured: number;
  /** How it is made up, as JSON of a `Summary` of count-rows.ts; null until it is ready. */
  summary: string | null;
}

/** What is counted of each row of a list. */
export interface CountedRow {
  status: string;
  task_type: string;
  task_no: string;
  has_task_result: number;
  /** The domain name of one with a TaskResult. */
  value_domain: string | null;
}

/** How long a list that has expired is still told from one that never was, in milliseconds. */
const KNOWN_AFTER_MS = 24 * 60 * 60 * 1000;

/** The statements of frozen lists, for one account. */
export function createCaptureStore(db: Database, account: string) {
  return {
    add(capture: Pick<CaptureRow, 'id' | 'filter' | 'created_at' | 'expires_at'>): void {
      db.run(
        `INSERT INTO capture (id, account, filter, state, created_at, expires_at) VALUES (?, ?, ?, 'reading', ?, ?)`,
        capture.id,
        account,
        capture.filter,
        capture.created_at,
        capture.expires_at,
      );
    },

    find(id: string): CaptureRow | undefined {
      return db.get('SELECT * FROM capture WHERE id = ? AND account = ?', id, account);
    },

    /**
     * Adds rows of the cloud to a list that is still being read; a row that is in it already counts once. The answer is
     * what was new in it, undefined when it is read no more.
     */
    addRows(
      id: string,
      rows: readonly { kept: TaskDetail; hasTaskResult: boolean }[],
      totalItems: number,
    ): CountedRow[] | undefined {
      const isReading = db.run(
        `UPDATE capture SET total_items = ? WHERE id = ? AND state = 'reading'`,
        totalItems,
        id,
      );
      if (isReading === 0) return undefined;
      const added = db.all<CountedRow>(
        `INSERT OR IGNORE INTO capture_row
           (capture_id, task_detail_no, status, task_type, task_no, has_task_result, detail)
         SELECT ?, value ->> 'taskDetailNo', value ->> 'status', value ->> 'taskType', value ->> 'taskNo',
           value ->> 'hasTaskResult', json_remove(value, '$.hasTaskResult') FROM json_each(?)
         RETURNING status, task_type, task_no, has_task_result,
           iif(has_task_result, detail ->> 'domainName', NULL) AS value_domain`,
        id,
        JSON.stringify(
          rows.map(({ kept, hasTaskResult }) => ({
            ...withDomainKey(kept),
            hasTaskResult: hasTaskResult ? 1 : 0,
          })),
        ),
      );
      db.run('UPDATE capture SET captured = captured + ? WHERE id = ?', added.length, id);
      return added;
    },

    /** The list is read to its end; false when it had ended already. */
    freeze(id: string, summary: string): boolean {
      const sql = `UPDATE capture SET state = 'ready', summary = ? WHERE id = ? AND state = 'reading'`;
      return db.run(sql, summary, id) === 1;
    },

    /** Ends the reading of a list, or throws a ready one away; false when it had ended already. */
    end(id: string, from: CaptureState, to: CaptureState, error?: string): boolean {
      const sql = 'UPDATE capture SET state = ?, error = ? WHERE id = ? AND state = ?';
      return db.run(sql, to, error ?? null, id, from) === 1;
    },

    /**
     * Puts the next `limit` rows of a frozen list after the row `after` under an operation, at `position` and on, if they
     * have the status that was chosen. Results that are being acknowledged or have been since are left out. The answer
     * is how many are in and the last row looked at, undefined at the end of the list.
     */
    copyRows(
      operation: { id: string; created_at: number },
      { captureId, status, withoutValues }: Omit<AcknowledgeCapture, 'operationId'>,
      after: string,
      position: number,
      limit: number,
    ): { added: number; last: string | undefined } {
      const last = db.get<{ last: string | null }>(
        `SELECT max(task_detail_no) AS last FROM (SELECT task_detail_no FROM capture_row
           WHERE capture_id = ? AND task_detail_no > ? ORDER BY task_detail_no LIMIT ?)`,
        captureId,
        after,
        limit,
      )?.last;
      if (typeof last !== 'string') return { added: 0, last: undefined };
      const added = db.run(
        `${INSERT_RESULTS}
         SELECT ?1, ?2 + row_number() OVER (ORDER BY task_detail_no) - 1, ?3, task_detail_no, 'pending', ?4,
           ${DETAIL_VALUES} FROM (
           SELECT task_detail_no, detail AS value FROM capture_row WHERE capture_id = ?5
           AND task_detail_no > ?6 AND task_detail_no <= ?7
           AND (?8 IS NULL OR status = ?8) AND (?9 = 0 OR has_task_result = 0) AND NOT EXISTS (
             SELECT 1 FROM result WHERE account = ?3 AND result.task_detail_no = capture_row.task_detail_no
             AND result.state IN (${sqlList(resultStates.with('handled'))})))`,
        operation.id,
        position,
        account,
        operation.created_at,
        captureId,
        after,
        last,
        status ?? null,
        withoutValues ? 1 : 0,
      );
      return { added, last };
    },

    /**
     * Throws away `limit` results of lists that have expired by `now`, and lists that expired a day before without a
     * trace; true while there is more. A list that is being committed is kept.
     */
    forget(now: number, limit: number): boolean {
      const deleted = db.run(
        `DELETE FROM capture_row WHERE (capture_id, task_detail_no) IN (
           SELECT capture_id, task_detail_no FROM capture_row WHERE capture_id IN (
             SELECT id FROM capture WHERE account = ? AND expires_at < ? AND NOT EXISTS (
               SELECT 1 FROM operation WHERE capture_id = capture.id AND id IN ${IN_PARTS})) LIMIT ?)`,
        account,
        now,
        limit,
      );
      if (deleted > 0) return true;
      db.run('DELETE FROM capture WHERE account = ? AND expires_at < ?', account, now - KNOWN_AFTER_MS);
      return false;
    },

    sweep(): void {
      db.run(`UPDATE capture SET state = 'cancelled' WHERE account = ? AND state = 'reading'`, account);
    },
  };
}
