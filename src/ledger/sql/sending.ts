import { operationStates } from '../../contract/operation-state.ts';
import { type ResultState, resultStates } from '../../contract/result-state.ts';
import type { Database } from '../../platform/database.ts';
import { addCommit } from './extent.ts';
import { sqlList } from './schema.ts';

/**
 * The statements that lead a result to its call and record what came of it, for one account. `prove` throws unless what
 * is written now is kept.
 */
export function createSending(db: Database, account: string, prove: () => void) {
  function claimNext(id: string, limit: number, at: number): string[] {
    const rows = db.all<{ task_detail_no: string }>(
      `UPDATE result SET state = 'sending', sent_at = ?1 WHERE operation_id = ?2 AND position IN (
         SELECT position FROM result WHERE operation_id = ?2 AND state = 'pending' ORDER BY position LIMIT ?3)
       AND state = 'pending' AND (SELECT state FROM operation WHERE id = ?2) = 'sending' RETURNING task_detail_no`,
      at,
      id,
      limit,
    );
    if (rows.length > 0) addCommit(db);
    return rows.map((row) => row.task_detail_no);
  }

  return {
    /** Takes back the pending results named, while their operation's window is open; the answer is how many. */
    undoResults(id: string, wanted: readonly string[], at: number): number {
      return db.run(
        `UPDATE result SET state = 'undone', settled_at = ?1
         WHERE (operation_id, position) IN (
           SELECT found.operation_id, found.position FROM json_each(?4) AS wanted CROSS JOIN result AS found
           WHERE found.account = ?3 AND found.task_detail_no = wanted.value AND found.operation_id = ?2)
         AND state = 'pending' AND EXISTS (SELECT 1 FROM operation WHERE id = ?2 AND state = 'pending')`,
        at,
        id,
        account,
        JSON.stringify(wanted),
      );
    },

    /**
     * Says of `limit` results that are pending in an operation that has ended that they were undone with it or not sent; the
     * answer is how many there were.
     */
    settleEnded(id: string, at: number, limit: number, note?: string): number {
      return db.run(
        `UPDATE result SET settled_at = ?2, note = ?4,
           state = CASE (SELECT state FROM operation WHERE id = ?1) WHEN 'undone' THEN 'undone' ELSE 'interrupted' END
         WHERE operation_id = ?1 AND position IN (
           SELECT position FROM result WHERE operation_id = ?1 AND state = 'pending' ORDER BY position LIMIT ?3)
         AND state = 'pending' AND (SELECT ended_at FROM operation WHERE id = ?1) IS NOT NULL`,
        id,
        at,
        limit,
        note ?? null,
      );
    },

    /**
     * Claims the next results to send; they are `sending` on disk, in the file that the path still holds, when this
     * returns. Throws `RecordLost` for a file that was moved or changed. May not be part of a transaction.
     */
    claim(id: string, limit: number, at: number): string[] {
      prove();
      return db.transaction(() => claimNext(id, limit, at));
    },

    /** True while an operation has results that are yet to be sent. */
    hasPending(id: string): boolean {
      const sql = `SELECT 1 FROM result WHERE operation_id = ? AND state = 'pending' LIMIT 1`;
      return db.get(sql, id) !== undefined;
    },

    /** Takes a claim back whose call was refused before execution: to be sent later, or not if it was stopped meanwhile. */
    unclaim(id: string, at: number): void {
      const isStopped = `(SELECT state FROM operation WHERE id = ?1) NOT IN (${sqlList(operationStates.with('stoppable'))})`;
      db.run(
        `UPDATE result SET sent_at = NULL, state = CASE WHEN ${isStopped} THEN 'interrupted' ELSE 'pending' END,
           settled_at = CASE WHEN ${isStopped} THEN ?2 END
         WHERE operation_id = ?1 AND state = 'sending'`,
        id,
        at,
      );
    },

    /**
     * Of the first `limit` results after the position `after` that were certainly not sent, or were refused with the code that
     * stopped the operation, takes those up again that no other operation has in hand or has acknowledged. The answer is the
     * position of the last one, undefined when there are no more.
     */
    reviveSlice(id: string, refusal: string | undefined, after: number, limit: number): number | undefined {
      const last = db.get<{ last: number | null }>(
        `SELECT max(position) AS last FROM (SELECT position FROM result
           WHERE operation_id = ? AND state IN (${sqlList(resultStates.with('repeatable'))}) AND position > ? ORDER BY position LIMIT ?)`,
        id,
        after,
        limit,
      )?.last;
      if (typeof last !== 'number') return undefined;
      db.run(
        `UPDATE result SET state = 'pending', settled_at = NULL, note = NULL
         WHERE operation_id = ?1 AND position > ?4 AND position <= ?5
         AND (state = 'interrupted' OR (state = 'failed' AND note = ?3)) AND NOT EXISTS (
           SELECT 1 FROM result AS other WHERE other.account = ?2 AND other.task_detail_no = result.task_detail_no
           AND other.operation_id <> ?1 AND other.state IN (${sqlList(resultStates.with('handled'))}))`,
        id,
        account,
        refusal ?? null,
        after,
        last,
      );
      return last;
    },

    /** Records what became of everything that an operation has in one state. */
    settle(
      id: string,
      from: ResultState,
      to: ResultState,
      at: number,
      words: { requestId?: string | undefined; note?: string | undefined },
    ): void {
      db.run(
        `UPDATE result SET state = ?, settled_at = ?, confirmed_at = coalesce(?, confirmed_at),
           request_id = coalesce(?, request_id), note = ?
         WHERE operation_id = ? AND state = ?`,
        to,
        at,
        to === 'confirmed' ? at : null,
        words.requestId ?? null,
        words.note ?? null,
        id,
        from,
      );
    },
  };
}
