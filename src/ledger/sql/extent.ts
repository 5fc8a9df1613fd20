import type { Database } from '../../platform/database.ts';
import { RecordRefused } from '../errors.ts';
import type { Extent } from '../record-file.ts';

/** How far the record in this file has come; undefined in a file of an earlier version, or without any record. */
export function readExtent(db: Database): Extent | undefined {
  if (!db.get(`SELECT name FROM sqlite_master WHERE name = 'extent'`)) return undefined;
  const row = db.get<Extent>(
    'SELECT commits, results, last_operation AS "lastOperation" FROM extent WHERE id = 1',
  );
  return row && { commits: row.commits, results: row.results, lastOperation: row.lastOperation };
}

/** Counts one more commit that what is sent depends on. Part of the transaction it counts. */
export function addCommit(db: Database, results = 0, operationId: string | null = null): void {
  db.run(
    `UPDATE extent SET commits = commits + 1, results = results + ?, last_operation = coalesce(?, last_operation)
     WHERE id = 1`,
    results,
    operationId,
  );
}

/**
 * Throws {@link RecordRefused} when the file holds less than was noted of it: an older copy was put back, its
 * write-ahead log is missing, or it is another file. Reads only, so that what is there stays as it was found.
 */
export function requireWhole(db: Database, noted: Extent | undefined): void {
  if (!noted) return;
  const found = readExtent(db);
  const holdsLast =
    noted.lastOperation === null ||
    (found && db.get('SELECT 1 AS found FROM operation WHERE id = ?', noted.lastOperation));
  if (found && found.commits >= noted.commits && holdsLast) return;
  const held = found?.results ?? 0;
  throw new RecordRefused({
    message: `Docket's record is not as Docket left it: of ${noted.results} results it holds ${held}, and not the latest of them. Nothing can be acknowledged until ledger.db is put back with its ledger.db-wal. To go on without what is missing, delete ledger.extent and restart Docket.`,
    words: { name: 'recordShort', noted: noted.results, held },
  });
}
