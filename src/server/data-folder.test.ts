import { chmodSync, linkSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../platform/sqlite.ts';
import { temporaryFolder } from '../platform/testing/temporary-folder.ts';
import { ConfigError } from './config.ts';
import { makeDataFolder } from './data-folder.ts';
import { lockDataDir } from './data-lock.ts';

let root = '';
beforeEach(() => {
  root = temporaryFolder();
});
const modeOf = (path: string) => statSync(path).mode & 0o777;

/** The message of the refusal. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'not refused';
}

describe('a data folder that cannot be used is refused in one true line', () => {
  const cases: [what: string, prepare: () => string, words: RegExp][] = [
    [
      'a file',
      () => {
        writeFileSync(join(root, 'file'), '');
        return join(root, 'file');
      },
      /it is a file, not a folder/,
    ],
    [
      'below a file',
      () => {
        writeFileSync(join(root, 'file'), '');
        return join(root, 'file', 'below');
      },
      /part of its path is a file/,
    ],
    ['below /proc', () => '/proc/x/y', /it cannot be made there/],
    [
      'a link that leads to itself',
      () => {
        symlinkSync(join(root, 'loop'), join(root, 'loop'));
        return join(root, 'loop');
      },
      /links go in a circle/,
    ],
    ['a name that is too long', () => join(root, 'x'.repeat(300)), /its name is too long/],
    [
      'lock.db is a folder',
      () => {
        mkdirSync(join(root, 'lock.db'));
        return root;
      },
      /a folder stands where a file of Docket must be \(lock\.db\)/,
    ],
    [
      'lock.db is something else',
      () => {
        writeFileSync(join(root, 'lock.db'), 'no database, sixteen bytes and more'.repeat(100));
        return root;
      },
      /a file in it is not a database \(lock\.db\)/,
    ],
  ];
  test.each(cases)('%s', (_what, prepare, words) => {
    const dir = prepare();
    const message = refusal(() => lockDataDir(dir));
    expect(message).toMatch(words);
    expect(message).not.toMatch(/\n|Another Docket/);
  });
});

describe('whose files they are', () => {
  test('folders are made one by one for their owner alone, and so is every file in them', () => {
    const dir = join(root, 'a', 'b');
    makeDataFolder(dir);
    expect([modeOf(join(root, 'a')), modeOf(dir)]).toEqual([0o700, 0o700]);
    const lock = lockDataDir(dir);
    const db = openDatabase(join(dir, 'ledger.db'));
    db.exec('CREATE TABLE t (a)');
    expect(readdirSync(dir).length).toBeGreaterThanOrEqual(4);
    for (const name of readdirSync(dir)) expect([name, modeOf(join(dir, name))]).toEqual([name, 0o600]);
    db.close();
    lock.release();
  });

  test("a file that others may read is taken back; what a link leads to, or has another name, keeps its owner's rights", () => {
    for (const name of ['own.db', 'linked', 'shared']) writeFileSync(join(root, name), '');
    for (const name of ['own.db', 'linked', 'shared']) chmodSync(join(root, name), 0o644);
    symlinkSync(join(root, 'linked'), join(root, 'link.db'));
    linkSync(join(root, 'shared'), join(root, 'hard.db'));
    for (const name of ['own.db', 'link.db', 'hard.db']) openDatabase(join(root, name)).close();
    expect(['own.db', 'linked', 'shared'].map((name) => modeOf(join(root, name)))).toEqual([
      0o600, 0o644, 0o644,
    ]);
  });
});
