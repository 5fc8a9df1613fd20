import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SqlValue } from './database.ts';
import { openDatabase } from './sqlite.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

describe('the SQLite port', () => {
  test('a value that would abort the engine is refused before it gets there', () => {
    const db = openDatabase(':memory:');
    db.exec('CREATE TABLE t (a)');
    for (const value of [true, undefined, {}, [], () => 1]) {
      expect(() => db.run('INSERT INTO t VALUES (?)', value as unknown as SqlValue)).toThrow(TypeError);
    }
    expect(db.run('INSERT INTO t VALUES (?), (?)', 'text', null)).toBe(2);
    expect(db.all<{ a: unknown }>('SELECT a FROM t').map((row) => row.a)).toEqual(['text', null]);
  });

  test('a transaction that throws leaves nothing behind', () => {
    const db = openDatabase(':memory:');
    db.exec('CREATE TABLE t (a)');
    expect(() =>
      db.transaction(() => {
        db.run('INSERT INTO t VALUES (1)');
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(db.get('SELECT * FROM t')).toBeUndefined();
  });

  test('a file is private to its owner, durable by default and refuses what its schema refuses', () => {
    const file = join(temporaryFolder(), 'data', 'ledger.db');
    const db = openDatabase(file);
    db.exec('CREATE TABLE t (a UNIQUE)');
    db.run('INSERT INTO t VALUES (1)');
    expect(() => db.run('INSERT INTO t VALUES (1)')).toThrow(/UNIQUE/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(db.get<{ journal_mode: string }>('PRAGMA journal_mode')?.journal_mode).toBe('wal');
    expect(db.get<{ synchronous: number }>('PRAGMA synchronous')?.synchronous).toBe(2);
    db.close();
  });
});
