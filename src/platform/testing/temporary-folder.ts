import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder for the test that runs; it is removed once the test and its afterEach hooks are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docket-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
