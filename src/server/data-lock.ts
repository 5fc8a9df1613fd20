import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { ConfigError } from './config.ts';

/**
 * Keeps a data folder for this process until `release` is called or the process ends, however it ends: the lock is one
 * that the operating system holds on an open file, so nothing stale stays behind. Two processes on one ledger would
 * take each other's work for that of a dead one. Throws {@link ConfigError} when another process has it.
 */
export function lockDataDir(dir: string): { release(): void } {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, 'lock.db');
  const db = new Libsql(file);
  try {
    db.exec('BEGIN EXCLUSIVE');
    chmodSync(file, 0o600);
  } catch {
    db.close();
    throw new ConfigError(`Another Docket is using ${dir}. Stop it, or use another folder for this one.`);
  }
  return { release: () => void db.close() };
}
