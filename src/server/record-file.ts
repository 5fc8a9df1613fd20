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
/** How long a write waits for another program that has the file locked; the whole process waits with it. */
const BUSY_MS = 50;

export interface OpenRecordFile {
  readonly db: Database;
  readonly file: RecordFile;
  /** Brings everything into the one file, so that a copy of it is a copy of the record, and closes it. */
  close(): void;
}

/**
 * Opens the ledger's file and watches over it. Only this process writes to it, so between two of its writes the file
 * must stay the same: device, inode, size and time of the last write, and the inode of its write-ahead log. Throws
 * {@link RecordRefused} for a file that is damaged. `isLocked` says whether the data folder is still this process's.
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
    throw new RecordRefused(
      "Docket's record is damaged (ledger.db), so nothing can be acknowledged until a whole copy is put back.",
    );
  }
  db.exec(`PRAGMA busy_timeout=${BUSY_MS}`);
  const notePath = join(dirname(path), 'ledger.extent');
  let left = look(path);
  let noted = '';

  /** True once this process has written into a file that another program had changed: nobody knows what it holds. */
  let isMixed = false;
  const isAsLeft = (found: Look | undefined) => !isMixed && isSame(found, left);

  /** Runs a write of our own; what was not as we had left it before stays so. */
  function write<Answer>(run: () => Answer): Answer {
    const before = look(path);
    const isOurs = isAsLeft(before);
    if (!isOurs && before?.file === left?.file) isMixed = true;
    try {
      return run();
    } finally {
      if (isOurs) left = look(path);
    }
  }

  function checkpoint(mode: 'PASSIVE' | 'TRUNCATE'): void {
    if (isAsLeft(look(path))) write(() => db.all(`PRAGMA wal_checkpoint(${mode})`));
  }

  /** The write-ahead log grows until 1,000 pages are in it; a quiet day's few must not stay in it alone. */
  let cancel = clock.schedule(CHECKPOINT_EVERY_MS, function again() {
    try {
      checkpoint('PASSIVE');
    } catch {
      // A file that cannot be written is told of where somebody needs it.
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
        const found = look(path);
        if (isAsLeft(found) && isLocked()) return;
        throw new RecordLost(
          found
            ? "Docket's record was changed or replaced by another program (ledger.db), so nothing can be acknowledged. Put back the file that Docket wrote and restart Docket."
            : "Docket's record is gone from its data folder (ledger.db), so nothing can be acknowledged until it is put back.",
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
        // On a full disk the write-ahead log keeps what it holds.
      }
      db.close();
    },
  };
}

interface Look {
  /** Which file it is. */
  readonly file: string;
  /** Its length and when it was written last. */
  readonly main: string;
  readonly wal: string;
  readonly walSize: number;
}

/** What the path holds now; undefined when it holds no file. Never opens it: closing would drop the engine's locks. */
function look(path: string): Look | undefined {
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

function isSame(found: Look | undefined, left: Look | undefined): boolean {
  if (!found || !left || found.file !== left.file || found.main !== left.main) return false;
  return left.wal === '' || (found.wal === left.wal && found.walSize >= left.walSize);
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

/** Another file first, then its name: a note is never half written. */
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
