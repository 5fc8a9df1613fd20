import { createHash } from 'node:crypto';
import { lstatSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { makePrivateFile } from '../platform/private-files.ts';
import { ConfigError } from './config.ts';
import { inWords, makeDataFolder, unusable } from './data-folder.ts';

export interface DataLock {
  /** False once the folder's lock file was moved, removed or replaced: another process may have the folder then. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Makes a data folder and keeps it for this process until `release` is called or the process ends, however it ends: the
 * locks are held by the operating system on open files, so nothing stale stays behind. Two processes on one ledger would
 * take each other's work for that of a dead one. One lock lies in the folder and goes where the folder goes; the other
 * stands for the folder's path, so that a folder removed under a running process is not begun anew beside it; `release`
 * takes its file away. Throws {@link ConfigError} when another process has it, or when the folder cannot be used.
 */
export function lockDataDir(dir: string): DataLock {
  makeDataFolder(dir);
  const taken = () =>
    new ConfigError(`Another Docket is using ${dir}. Stop it, or use another folder for this one.`);
  const file = join(dir, 'lock.db');
  let inFolder: Lock | undefined;
  try {
    inFolder = lock(file);
  } catch (error) {
    throw unusable(dir, `${inWords(error)} (lock.db)`);
  }
  if (!inFolder) throw taken();
  const onPath = lockPath(realpathSync(dir));
  if (onPath === 'taken') {
    inFolder.release();
    throw taken();
  }
  const { dev, ino } = statSync(file);
  return {
    isHeld() {
      const found = lstatSync(file, { throwIfNoEntry: false });
      return found?.dev === dev && found.ino === ino;
    },
    release() {
      inFolder.release();
      onPath?.release();
    },
  };
}

interface Lock {
  release(): void;
}

/** Undefined when another process, or this one, has the lock. */
function lock(file: string): Lock | undefined {
  makePrivateFile(file);
  const db = new Libsql(file);
  try {
    // No journal: nothing is ever written.
    db.exec('PRAGMA journal_mode=MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      return undefined;
    throw error;
  }
  return { release: () => void db.close() };
}

/** Which file a path holds now. Of two files that had the same number one after the other, the time of birth differs. */
function identity(path: string): string | undefined {
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return found && [found.dev, found.ino, found.birthtimeNs].join(' ');
}

/**
 * The lock of a path, in the system's folder for temporary files. Where that cannot be used (full, cleaned up, another
 * user's file in the way) the lock in the folder has to do. Who releases it removes the file while still holding the
 * lock; who locked a file that was removed meanwhile begins again with the new one.
 */
function lockPath(path: string): Lock | 'taken' | undefined {
  const name = createHash('sha256').update(path).digest('hex').slice(0, 32);
  const file = join(tmpdir(), `docket-${process.getuid?.() ?? 0}-${name}.lock`);
  try {
    const found = lstatSync(file, { throwIfNoEntry: false });
    if (found && !(found.isFile() && found.uid === (process.getuid?.() ?? found.uid))) return undefined;
    for (let tries = 0; tries < 3; tries += 1) {
      makePrivateFile(file);
      const wanted = identity(file);
      const held = lock(file);
      if (!held) return 'taken';
      const isOurs = () => wanted !== undefined && identity(file) === wanted;
      if (!isOurs()) {
        held.release();
        continue;
      }
      return {
        release() {
          if (isOurs()) rmSync(file, { force: true });
          held.release();
        },
      };
    }
    return undefined;
  } catch {
    return undefined;
  }
}
