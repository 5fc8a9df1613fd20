import type { Database } from '../../platform/database.ts';
import { addCommit } from './extent.ts';
import type { OperationRow } from './rows.ts';
import { IN_PARTS } from './schema.ts';

type NewOperation = Omit<OperationRow, 'error' | 'state' | 'dismissed_at'>;

/** The statements that add operations, whole or slice by slice, for one account. */
export function createNewOperations(db: Database, account: string) {
  function insertOperation(operation: NewOperation, isWhole: boolean): void {
    db.run(
      `INSERT INTO operation (id, account, request, capture_id, state, created_at, send_at, access_key_id, is_whole)
       VALUES (?, ?, ?, ?, 'pending', ?, ?, ?, ?)`,
      operation.id,
      account,
      operation.request,
      operation.capture_id,
      operation.created_at,
      operation.send_at,
      operation.access_key_id,
      isWhole ? 1 : 0,
    );
  }

  return {
    add: (operation: NewOperation) => insertOperation(operation, true),

    /** Begins an operation whose results are added in parts: nobody sees it and nothing of it is sent meanwhile. */
    begin: (operation: NewOperation) => insertOperation(operation, false),

    /** All results are in: from now on the operation is like any other. Part of a transaction. */
    complete(id: string, sendAt: number, results: number): void {
      db.run('UPDATE operation SET is_whole = 1, send_at = ? WHERE id = ?', sendAt, id);
      addCommit(db, results, id);
    },

    /** Deletes a part of an operation that was never whole, and at last itself; true while there is more. */
    discardSlice(id: string, limit: number): boolean {
      const deleted = db.run(
        `DELETE FROM result WHERE operation_id = ?1 AND ?1 IN ${IN_PARTS} AND position IN (
           SELECT position FROM result WHERE operation_id = ?1 LIMIT ?2)`,
        id,
        limit,
      );
      if (deleted === 0) db.run('DELETE FROM operation WHERE id = ? AND is_whole = 0', id);
      return deleted > 0;
    },
  };
}
