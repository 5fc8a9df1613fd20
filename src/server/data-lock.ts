import { createHash } from 'node:crypto';
import { lstatSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { makePrivateFile } from '../platform/private-files.ts';
import { ConfigError } from './config.ts';
import { inWords, makeDataFolder, unusable } from './data-folder.ts';

export interface DataLock {
  /** False after the folder's lock file was moved, removed or replaced: another process may use the folder now. */
  isHeld(): boolean;
  release(): void;
}

/**
 * Makes a data folder and locks it for this process, until `release` is called or the process ends in any way: the
 * operating system holds the locks on open files, so no stale lock stays behind. Two processes on one ledger would each
 * take the other's work for that of a dead process.
 *
 * One lock is a file in the folder and moves with it. The other stands for the path of the folder, so that a folder
 * that is removed under a running process is not made anew by another; `release` removes its file. Throws
 * {@link ConfigError} when another process holds a lock, or when the folder cannot be used.
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
    // No journal: nothing is written.
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

/**
 * The file that a path holds now. The time of birth is part of it, because a new file can get the number of a removed
 * one.
 */
function identity(path: string): string | undefined {
  const found = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  return found && [found.dev, found.ino, found.birthtimeNs].join(' ');
}

/**
 * Locks a path by a file in the system's temporary folder. Returns undefined where that is not possible (a full disk,
 * another user's file), and then the lock in the folder has to do. `release` removes the file before it gives the lock
 * up; a process that locked a file that was removed meanwhile starts again with a new one.
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
