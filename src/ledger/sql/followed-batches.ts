import type { Database } from '../../platform/database.ts';

/** The statements of followed DNS batches, for one account. */
export function createFollowedStore(db: Database, account: string) {
  return {
    /** Newest first; two of one millisecond in the order in which they came. */
    list(): { task_id: string; followed_at: number }[] {
      return db.all(
        'SELECT task_id, followed_at FROM followed_batch WHERE account = ? ORDER BY followed_at DESC, rowid DESC',
        account,
      );
    },
    /** Adds a batch unless it is followed already or `limit` others are; false when it was not added. */
    add(taskId: string, at: number, limit: number): boolean {
      return (
        db.run(
          `INSERT OR IGNORE INTO followed_batch (account, task_id, followed_at)
           SELECT ?1, ?2, ?3 WHERE (SELECT count(*) FROM followed_batch WHERE account = ?1) < ?4`,
          account,
          taskId,
          at,
          limit,
        ) === 1
      );
    },
    remove(taskId: string): void {
      db.run('DELETE FROM followed_batch WHERE account = ? AND task_id = ?', account, taskId);
    },
  };
}
