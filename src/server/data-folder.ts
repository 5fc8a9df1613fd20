import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from './config.ts';

/**
 * Makes the data folder (mode 0700) with the folders above it, one by one: Node's own recursive mkdir never returns
 * below /proc. Throws {@link ConfigError} for what is no folder or cannot be written.
 */
export function makeDataFolder(dir: string): void {
  try {
    const missing: string[] = [];
    for (let at = dir; !isThere(at); at = dirname(at)) missing.unshift(at);
    for (const folder of missing) mkdirSync(folder, { mode: 0o700 });
    if (!statSync(dir).isDirectory()) throw unusable(dir, 'it is a file, not a folder');
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw error instanceof ConfigError ? error : unusable(dir, inWords(error));
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

/** What the operating system or the engine refused, in words; its code when there are none. */
export function inWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return WORDS[code] ?? WORDS[code.split('_').slice(0, 2).join('_')] ?? `the system answered ${code}`;
}

/**
 * Makes a file of ours with mode 0600 if it is not there, and takes other people's rights to one that is. SQLite gives
 * the same mode to the files beside it. A link is left alone: what it leads to may be anybody's. Never opens a file
 * that is there, because closing it would drop the locks that the engine holds on it.
 */
export function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    for (const file of [path, ...['-wal', '-shm', '-journal'].map((end) => path + end)]) makePrivate(file);
  }
}

function makePrivate(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isFile() || found.nlink !== 1 || found.uid !== process.getuid?.()) return;
  if ((found.mode & 0o077) !== 0) chmodSync(path, 0o600);
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
