import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../platform/testing/temporary-folder.ts';
import { ConfigError } from './config.ts';
import { lockDataDir } from './data-lock.ts';

test('one data folder has one Docket at a time, and is free again when that is gone', () => {
  const dir = temporaryFolder();
  const first = lockDataDir(dir);
  expect(() => lockDataDir(dir)).toThrow(ConfigError);
  expect(takeFromElsewhere(dir)).toBe(false);
  first.release();
  expect(takeFromElsewhere(dir)).toBe(true);
  lockDataDir(dir).release();
});

test('removing or renaming the folder does not give the lock to another, and the first one knows', () => {
  const dir = join(temporaryFolder(), 'data');
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

test('a clean end leaves no file behind in the folder for temporary files, and takes away nobody else’s', () => {
  const temporary = temporaryFolder();
  const dir = temporaryFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const first = lockDataDir(dir);
  const [name = ''] = readdirSync(temporary);
  expect(name).toMatch(/^docket-.*\.lock$/);
  first.release();
  expect(readdirSync(temporary)).toEqual([]);

  const second = lockDataDir(dir);
  rmSync(join(temporary, name));
  writeFileSync(join(temporary, name), '');
  second.release();
  expect(readdirSync(temporary)).toEqual([name]);
});

/** Whether another process can take the lock. It ends without releasing it. */
function takeFromElsewhere(dir: string): boolean {
  const script = `
    const Libsql = require('libsql');
    new Libsql(${JSON.stringify(join(dir, 'lock.db'))}).exec('BEGIN EXCLUSIVE');
    process.kill(process.pid, 'SIGKILL');`;
  return spawnSync(process.execPath, ['-e', script]).signal === 'SIGKILL';
}
