import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder, and the folders above it that are missing, each with mode 0700. It makes them one by one, because
 * Node's own recursive mkdir never returns for a path below /proc. Throws the system's error. A file at the path is no
 * error here, but opening something below it is.
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = path; !exists(at); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) mkdirSync(folder, { mode: 0o700 });
}

/**
 * Creates an empty file with mode 0600. If the file exists, removes the rights of other users from it; SQLite gives the
 * files that it makes beside it the same mode. A symbolic link, a file with a second name, and another user's file keep
 * their mode. The file is never opened if it exists, because closing it would release the locks that SQLite holds on it.
 * Throws the system's error, and EISDIR when the path is a folder.
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

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
