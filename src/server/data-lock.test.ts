import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
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

/** Whether another process could take the lock; it ends without giving it back. */
function takeFromElsewhere(dir: string): boolean {
  const script = `
    const Libsql = require('libsql');
    new Libsql(${JSON.stringify(join(dir, 'lock.db'))}).exec('BEGIN EXCLUSIVE');
    process.kill(process.pid, 'SIGKILL');`;
  return spawnSync(process.execPath, ['-e', script]).signal === 'SIGKILL';
}
