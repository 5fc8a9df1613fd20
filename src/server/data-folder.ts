import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../platform/database.ts';
import { makeFolder } from '../platform/private-files.ts';
import { openDatabase } from '../platform/sqlite.ts';
import { ConfigError } from './config.ts';

/**
 * Makes the data folder (mode 0700) with the folders above it. Throws {@link ConfigError} when the path is not a folder
 * or when this user may not read and write it.
 */
export function makeDataFolder(dir: string): void {
  try {
    makeFolder(dir);
    if (!statSync(dir).isDirectory()) throw unusable(dir, 'it is a file, not a folder');
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw error instanceof ConfigError ? error : unusable(dir, inWords(error));
  }
}

/** Opens a database file in the data folder. Throws {@link ConfigError}, which says in words why it cannot be opened. */
export function openInFolder(dir: string, name: string): Database {
  try {
    return openDatabase(join(dir, name));
  } catch (error) {
    throw unusable(dir, `${inWords(error)} (${name})`);
  }
}

/** A {@link ConfigError} that says which folder cannot be used and why. */
export function unusable(dir: string, why: string): ConfigError {
  return new ConfigError(`DOCKET_DATA_DIR=${JSON.stringify(dir)} cannot be used: ${why}.`);
}

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read and write it',
  EPERM: 'this user may not read and write it',
  EROFS: 'it is on a file system that cannot be written',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'part of its path is a file, not a folder',
  EISDIR: 'a folder stands where a file of Docket must be',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'it cannot be made there',
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY: 'a file in it cannot be written',
  SQLITE_CANTOPEN: 'a file in it cannot be opened by this user',
  SQLITE_NOTADB: 'a file in it is not a database',
};

/** The reason of a system or SQLite error in words, or its code if there are no words for it. */
export function inWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return WORDS[code] ?? WORDS[code.split('_').slice(0, 2).join('_')] ?? `the system answered ${code}`;
}
