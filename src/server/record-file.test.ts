import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createRig, details, idsOf, OPERATION, OTHER, refusal } from '../ledger/testing/rig.ts';
import { openDatabase } from '../platform/sqlite.ts';
import { temporaryFolder } from '../platform/testing/temporary-folder.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { type OpenRecordFile, openRecordFile } from './record-file.ts';

const FIVE = details(5);
const opened: OpenRecordFile[] = [];
afterEach(() => {
  for (const file of opened.splice(0)) file.close();
});

function newFolder(): string {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  return folder;
}

/** A ledger over a real file that has just shown five rows. */
function openIn(folder: string) {
  const record = openRecordFile(join(folder, 'ledger.db'), createTestClock());
  opened.push(record);
  const rig = createRig({ db: record.db, file: record.file });
  const ledger = rig.open();
  ledger.show(FIVE, rig.clock.now());
  return { record, rig, ledger, file: join(folder, 'ledger.db') };
}

/** Ends like kill -9: nothing is written back into the file and nothing is noted. */
function kill(record: OpenRecordFile): void {
  opened.splice(opened.indexOf(record), 1);
  record.db.close();
}

function close(record: OpenRecordFile): void {
  opened.splice(opened.indexOf(record), 1);
  record.close();
}

const LOSSES: [what: string, lose: (folder: string) => void][] = [
  ['its folder removed', (folder) => rmSync(folder, { recursive: true })],
  ['its folder renamed', (folder) => renameSync(folder, `${folder}-away`)],
  [
    'its folder removed and made anew',
    (folder) => {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      openDatabase(join(folder, 'ledger.db')).close();
    },
  ],
  ['the file removed', (folder) => rmSync(join(folder, 'ledger.db'))],
  ['the file renamed', (folder) => renameSync(join(folder, 'ledger.db'), join(folder, 'old.db'))],
  [
    'a copy put in its place',
    (folder) => {
      copyFileSync(join(folder, 'ledger.db'), join(folder, 'copy.db'));
      renameSync(join(folder, 'copy.db'), join(folder, 'ledger.db'));
    },
  ],
  [
    'a backup written over it',
    (folder) => copyFileSync(join(folder, 'backup.db'), join(folder, 'ledger.db')),
  ],
  ['the file cut short', (folder) => truncateSync(join(folder, 'ledger.db'), 0)],
  ['its write-ahead log removed', (folder) => rmSync(join(folder, 'ledger.db-wal'))],
  ['its write-ahead log cut short', (folder) => truncateSync(join(folder, 'ledger.db-wal'), 0)],
];

describe('a file that is not the one that was opened', () => {
  test.each(LOSSES)('%s: nothing is sent, 503 in words, reading goes on', async (_what, lose) => {
    const folder = newFolder();
    const { ledger, rig, file } = openIn(folder);
    copyFileSync(file, join(folder, 'backup.db'));
    ledger.acknowledge({ operationId: OPERATION, ids: idsOf(FIVE).slice(0, 2) });
    expect(ledger.trouble()).toBeUndefined();
    lose(folder);
    expect(ledger.trouble()?.message).toMatch(/record (is gone|was changed)/);
    const others = { operationId: OTHER, ids: idsOf(FIVE).slice(2) };
    expect(refusal(() => ledger.acknowledge(others))).toEqual([503, 'LedgerUnavailable']);
    expect(refusal(() => ledger.startCapture({}))).toEqual([503, 'LedgerUnavailable']);
    expect(refusal(() => ledger.followBatch('1'))).toEqual([503, 'LedgerUnavailable']);
    await rig.clock.advance(60_000);
    expect(rig.calls).toEqual([]);
    expect(ledger.show(details(7), rig.clock.now())).toHaveLength(7);
  });

  test('put back where it was, it is the record again', async () => {
    const folder = newFolder();
    const { ledger, rig } = openIn(folder);
    renameSync(folder, `${folder}-away`);
    expect(ledger.trouble()).toBeDefined();
    renameSync(`${folder}-away`, folder);
    expect(ledger.trouble()).toBeUndefined();
    ledger.acknowledge({ operationId: OPERATION, ids: idsOf(FIVE), undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(ledger.operation(OPERATION).counts).toEqual({ confirmed: 5 });
  });

  test('other programs may read it, and its own checkpoints change nothing', async () => {
    const { ledger, rig, record, file } = openIn(newFolder());
    const reader = openDatabase(file);
    expect(reader.all('SELECT * FROM result')).toEqual([]);
    record.db.all('PRAGMA wal_checkpoint(PASSIVE)');
    reader.close();
    for (let size = 0; size < 40; size += 1) ledger.show(details(200 + size), rig.clock.now());
    expect(ledger.trouble()).toBeUndefined();
  });
});

describe('a file that holds less than it did', () => {
  /** Records five results, three of them in the last operation, and ends the process with `end`. */
  async function recorded(end: (record: OpenRecordFile) => void): Promise<string> {
    const folder = newFolder();
    const { ledger, rig, record, file } = openIn(folder);
    ledger.acknowledge({ operationId: OPERATION, ids: idsOf(FIVE).slice(0, 2), undoSeconds: 0 });
    await rig.clock.advance(0);
    record.db.all('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(file, join(folder, 'backup.db'));
    ledger.acknowledge({ operationId: OTHER, ids: idsOf(FIVE).slice(2), undoSeconds: 0 });
    await rig.clock.advance(0);
    end(record);
    // A copy, because SQLite keeps what it knows of a file while this process lives.
    const copy = newFolder();
    for (const name of readdirSync(folder).filter((name) => !name.endsWith('-shm')))
      copyFileSync(join(folder, name), join(copy, name));
    return copy;
  }

  const shortfalls: [what: string, end: typeof kill, spoil: (folder: string) => void][] = [
    ['an older copy', close, (folder) => copyFileSync(join(folder, 'backup.db'), join(folder, 'ledger.db'))],
    ['no file', close, (folder) => rmSync(join(folder, 'ledger.db'))],
    ['an empty file', close, (folder) => writeFileSync(join(folder, 'ledger.db'), '')],
    ['its write-ahead log gone after a kill', kill, (folder) => rmSync(join(folder, 'ledger.db-wal'))],
    [
      'its write-ahead log garbled after a kill',
      kill,
      (folder) => writeFileSync(join(folder, 'ledger.db-wal'), Buffer.alloc(50_000, 7)),
    ],
  ];
  test.each(shortfalls)('%s is refused in words and left as it is', async (_what, end, spoil) => {
    const folder = await recorded(end);
    spoil(folder);
    expect(() => openIn(folder)).toThrow(/of 5 results it holds [02], and not the latest/);
    expect(() => openIn(folder)).toThrow(/of 5 results it holds/);
  });

  test('a damaged file is refused in words', async () => {
    const folder = await recorded(close);
    const file = join(folder, 'ledger.db');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 4096 * 3, 4096 * 12));
    expect(() => openIn(folder)).toThrow(/damaged|malformed|not a database/);
  });

  test('without the note it is the record; the note is there again after the next start', async () => {
    const folder = await recorded(close);
    rmSync(join(folder, 'ledger.db'));
    rmSync(join(folder, 'ledger.extent'));
    const { ledger } = openIn(folder);
    expect(ledger.operations()).toEqual([]);
    expect(existsSync(join(folder, 'ledger.extent'))).toBe(true);
  });

  test('after an orderly end all of it is in the one file', async () => {
    const folder = await recorded(close);
    copyFileSync(join(folder, 'ledger.db'), join(folder, 'copy.db'));
    const copy = openDatabase(join(folder, 'copy.db'));
    expect(copy.all('SELECT * FROM result')).toHaveLength(5);
    copy.close();
  });

  test('after a kill nothing is missing, and nobody is told so', async () => {
    const folder = await recorded(kill);
    expect(openIn(folder).ledger.acknowledgedResults({ page: 1, pageSize: 9 }).totalItems).toBe(5);
  });
});

test('while another program holds the write lock, a list fails in words and nothing waits for it; later lists work', async () => {
  const { ledger, rig, file } = openIn(newFolder());
  const other = openDatabase(file);
  const { id } = ledger.startCapture({});
  other.exec('BEGIN IMMEDIATE');
  const begun = performance.now();
  await rig.clock.advance(0);
  expect(ledger.capture(id)).toMatchObject({ state: 'failed', error: { code: 'LedgerUnavailable' } });
  expect(ledger.show(details(7), rig.clock.now())).toHaveLength(7);
  expect(refusal(() => ledger.startCapture({}))).toEqual([503, 'LedgerUnavailable']);
  expect(performance.now() - begun).toBeLessThan(4000);
  other.exec('ROLLBACK');
  const later = ledger.startCapture({});
  await rig.clock.advance(0);
  expect(ledger.capture(later.id).state).toBe('ready');
  other.close();
});

test('what little a quiet day writes is in the file itself after a minute', async () => {
  const folder = newFolder();
  const clock = createTestClock();
  const record = openRecordFile(join(folder, 'ledger.db'), clock);
  opened.push(record);
  record.db.exec('CREATE TABLE t (a)');
  const before = statSync(join(folder, 'ledger.db')).size;
  await clock.advance(60_000);
  expect(statSync(join(folder, 'ledger.db')).size).toBeGreaterThan(before);
  expect(() => record.file.prove()).not.toThrow();
});
