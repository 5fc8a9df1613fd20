import type { Database } from '../../platform/database.ts';
import { WrongAccount } from '../errors.ts';

/**
 * Until accounts had names, rows belonged to `upstream:AccessKeyId`. A name holds no colon, so such rows are told apart
 * for good. These are the bounds of the names of one upstream (`;` follows `:`).
 */
const legacyBounds = (upstream: string): [string, string] => [`${upstream}:`, `${upstream};`];
const IS_LEGACY = 'account >= ? AND account < ?';

/** The accounts of this upstream that an older Docket has named after their keys. */
export function legacyAccounts(db: Database, upstream: string): string[] {
  const tables = ['operation', 'seen_row', 'capture', 'followed_batch'];
  const sql = tables.map((table) => `SELECT account FROM ${table} WHERE ${IS_LEGACY}`).join(' UNION ');
  const bounds = tables.flatMap(() => legacyBounds(upstream));
  return db.all<{ account: string }>(sql, ...bounds).map((row) => row.account);
}

/**
 * Takes what an older Docket recorded for keys of this upstream over into the named account. Its keys are taken to be
 * keys of one account, because a folder was meant for one; which key it was stays as a note on each operation.
 * Call it when nothing in the file is pending or being sent.
 *
 * A result that is unclear with several keys stays unclear once, in its latest operation: one look at the queue settles
 * them all, so the others wait as `not_acked` and become `gone` with it.
 */
export function takeOver(db: Database, account: string, upstream: string): void {
  const bounds = legacyBounds(upstream);
  const inReach = (row: string) => `(${row}.account = ? OR (${row}.account >= ? AND ${row}.account < ?))`;
  const reach = [account, ...bounds];
  db.run(
    `UPDATE result SET state = 'not_acked', note = 'asked again with another key' WHERE state = 'unknown' AND ${inReach('result')}
     AND EXISTS (SELECT 1 FROM result AS later WHERE ${inReach('later')} AND later.state = 'unknown'
       AND later.task_detail_no = result.task_detail_no
       AND (later.created_at, later.operation_id) > (result.created_at, result.operation_id))`,
    ...reach,
    ...reach,
  );
  db.run(
    `UPDATE operation SET access_key_id = substr(account, ?) WHERE ${IS_LEGACY}`,
    upstream.length + 2,
    ...bounds,
  );
  for (const table of ['result', 'operation', 'capture'])
    db.run(`UPDATE ${table} SET account = ? WHERE ${IS_LEGACY}`, account, ...bounds);
  db.run(
    `INSERT INTO seen_row (account, task_detail_no, seen_at, detail)
     SELECT ?, task_detail_no, seen_at, detail FROM seen_row WHERE ${IS_LEGACY} ORDER BY seen_at
     ON CONFLICT (account, task_detail_no) DO UPDATE SET seen_at = excluded.seen_at, detail = excluded.detail
     WHERE excluded.seen_at > seen_row.seen_at`,
    account,
    ...bounds,
  );
  db.run(
    `INSERT INTO followed_batch (account, task_id, followed_at)
     SELECT ?, task_id, followed_at FROM followed_batch WHERE ${IS_LEGACY} ORDER BY followed_at
     ON CONFLICT (account, task_id) DO NOTHING`,
    account,
    ...bounds,
  );
  for (const table of ['seen_row', 'followed_batch'])
    db.run(`DELETE FROM ${table} WHERE ${IS_LEGACY}`, ...bounds);
}

/** Notes whose name this is. Throws {@link WrongAccount} for a name that stands for an account of another upstream. */
export function claimName(db: Database, account: string, upstream: string): void {
  db.run(
    'INSERT INTO account (name, upstream) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
    account,
    upstream,
  );
  const owner = db.get<{ upstream: string }>('SELECT upstream FROM account WHERE name = ?', account);
  if (owner?.upstream === upstream) return;
  throw new WrongAccount(
    `DOCKET_ACCOUNT=${account} is an account of DOCKET_UPSTREAM=${owner?.upstream} in this data folder. Give this one another name.`,
  );
}
