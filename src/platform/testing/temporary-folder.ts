import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder for the running test. It is removed after the test and its afterEach hooks. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docket-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
