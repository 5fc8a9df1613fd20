import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { RecordLost, RecordRefused } from '../ledger/errors.ts';
import type { Extent, RecordFile } from '../ledger/record-file.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { openDatabase } from '../platform/sqlite.ts';

const CHECKPOINT_EVERY_MS = 60_000;
/**
 * How long a write waits for another program that has locked the file, in milliseconds. The whole process waits with
 * it.
 */
const BUSY_MS = 50;

export interface OpenRecordFile {
  readonly db: Database;
  readonly file: RecordFile;
  /** Writes everything into the one file, so that a copy of it is a copy of the record, and closes it. */
  close(): void;
}

/**
 * Opens the ledger's file and watches it. Only this process writes to it, so between two of its writes the file must
 * not change: its device, inode, size, time of the last write, and the inode of its write-ahead log. Throws
 * {@link RecordRefused} for a damaged file. `isLocked` says whether this process still holds the data folder.
 */
export function openRecordFile(
  path: string,
  clock: Pick<Clock, 'schedule'>,
  isLocked: () => boolean = () => true,
): OpenRecordFile {
  const db = openDatabase(path);
  const [problem] = db.all<{ quick_check: string }>('PRAGMA quick_check(1)');
  if (problem?.quick_check !== 'ok') {
    db.close();
    throw new RecordRefused({
      message:
        "Docket's record is damaged (ledger.db), so nothing can be acknowledged until a whole copy is put back.",
      words: { name: 'recordDamaged' },
    });
  }
  db.exec(`PRAGMA busy_timeout=${BUSY_MS}`);
  const notePath = join(dirname(path), 'ledger.extent');
  let last = inspect(path);
  let noted = '';

  /** True after this process has written into a file that another program had changed: its contents are uncertain. */
  let isMixed = false;
  const isUnchanged = (found: FileState | undefined) => !isMixed && isSame(found, last);

  /** Runs a write of this process. If the file had changed before, it stays marked as changed. */
  function write<Answer>(run: () => Answer): Answer {
    const before = inspect(path);
    const isOurs = isUnchanged(before);
    if (!isOurs && before?.file === last?.file) isMixed = true;
    try {
      return run();
    } finally {
      if (isOurs) last = inspect(path);
    }
  }

  function checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): void {
    if (isUnchanged(inspect(path))) write(() => db.all(`PRAGMA wal_checkpoint(${mode})`));
  }

  /**
   * SQLite writes its log into the file after 1,000 pages. The few pages of a quiet day must not stay in the log for
   * days.
   */
  let cancel = clock.schedule(CHECKPOINT_EVERY_MS, function again() {
    try {
      checkpoint('PASSIVE');
    } catch {
      // The error shows where the file is next written.
    }
    cancel = clock.schedule(CHECKPOINT_EVERY_MS, again);
  });

  return {
    db: {
      ...db,
      exec: (sql) => write(() => db.exec(sql)),
      run: (sql, ...params) => write(() => db.run(sql, ...params)),
      all: (sql, ...params) =>
        /^\s*SELECT/.test(sql) ? db.all(sql, ...params) : write(() => db.all(sql, ...params)),
      transaction: (run) => write(() => db.transaction(run)),
    },
    file: {
      prove() {
        const found = inspect(path);
        if (isUnchanged(found) && isLocked()) return;
        throw new RecordLost(
          found
            ? {
                message:
                  "Docket's record was changed or replaced by another program (ledger.db), so nothing can be acknowledged. Put back the file that Docket wrote and restart Docket.",
                words: { name: 'recordChanged' },
              }
            : {
                message:
                  "Docket's record is gone from its data folder (ledger.db), so nothing can be acknowledged until it is put back.",
                words: { name: 'recordGone' },
              },
        );
      },
      noted: () => readNote(notePath),
      note(extent) {
        const text = `${JSON.stringify(extent)}\n`;
        if (text !== noted) writeNote(notePath, text);
        noted = text;
      },
    },
    close() {
      cancel();
      try {
        checkpoint('TRUNCATE');
      } catch {
        // On a full disk the write-ahead log keeps its contents.
      }
      db.close();
    },
  };
}

interface FileState {
  /** The identity of the file. */
  readonly file: string;
  /** Its size and the time of its last write. */
  readonly main: string;
  readonly wal: string;
  readonly walSize: number;
}

/**
 * The file at the path now; undefined if there is none. It is not opened: closing it would release the locks of SQLite.
 */
function inspect(path: string): FileState | undefined {
  try {
    const main = statSync(path, { bigint: true });
    const wal = statSync(`${path}-wal`, { throwIfNoEntry: false });
    return {
      file: `${main.dev} ${main.ino}`,
      main: `${main.size} ${main.mtimeNs}`,
      wal: wal ? `${wal.dev} ${wal.ino}` : '',
      walSize: wal?.size ?? 0,
    };
  } catch {
    return undefined;
  }
}

function isSame(found: FileState | undefined, last: FileState | undefined): boolean {
  if (!found || !last || found.file !== last.file || found.main !== last.main) return false;
  return last.wal === '' || (found.wal === last.wal && found.walSize >= last.walSize);
}

function readNote(path: string): Extent | undefined {
  try {
    const { commits, results, lastOperation } = JSON.parse(readFileSync(path, 'utf8'));
    const isNote = Number.isSafeInteger(commits) && Number.isSafeInteger(results);
    return isNote ? { commits, results, lastOperation: lastOperation ?? null } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a new file and renames it, so that a note is never half written. */
function writeNote(path: string, text: string): void {
  const next = `${path}.new`;
  rmSync(next, { force: true });
  const file = openSync(next, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}
