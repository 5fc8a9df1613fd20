import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError } from './config.ts';
import { lockDataDir } from './data-lock.ts';

test('one data folder has one Docket at a time, and is free again when that is gone', () => {
  const dir = mkdtempSync(join(tmpdir(), 'docket-'));
  const first = lockDataDir(dir);
  expect(() => lockDataDir(dir)).toThrow(ConfigError);
  expect(takeFromElsewhere(dir)).toBe(false);
  first.release();
  expect(takeFromElsewhere(dir)).toBe(true);
  lockDataDir(dir).release();
});

test('removing or renaming the folder does not give the lock to another, and the first one knows', () => {
  const dir = join(mkdtempSync(join(tmpdir(), 'docket-')), 'data');
  const first = lockDataDir(dir);
  expect(first.isHeld()).toBe(true);
  rmSync(dir, { recursive: true });
  expect(first.isHeld()).toBe(false);
  expect(() => lockDataDir(dir)).toThrow(/Another Docket is using/);
  expect(first.isHeld()).toBe(false);
  first.release();

  const second = lockDataDir(dir);
  renameSync(dir, `${dir}-elsewhere`);
  expect(() => lockDataDir(`${dir}-elsewhere`)).toThrow(/Another Docket is using/);
  expect(() => lockDataDir(dir)).toThrow(/Another Docket is using/);
  second.release();
  lockDataDir(dir).release();
});

/** Whether another process could take the lock; it ends without giving it back. */
function takeFromElsewhere(dir: string): boolean {
  const script = `
    const Libsql = require('libsql');
    new Libsql(${JSON.stringify(join(dir, 'lock.db'))}).exec('BEGIN EXCLUSIVE');
    process.kill(process.pid, 'SIGKILL');`;
  return spawnSync(process.execPath, ['-e', script]).signal === 'SIGKILL';
}
