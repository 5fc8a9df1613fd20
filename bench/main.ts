import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/platform/sqlite.ts';
import { EX_CONFIG, fail } from '../src/server/run-process.ts';
import { benchEmulator } from './emulator.ts';
import { benchTask } from './task.ts';

/** What `npm run bench -- <name>` measures. Times on one machine: compare columns of one run, never two runs. */
const BENCHES: Readonly<Record<string, (print: (line: string) => void) => Promise<void>>> = {
  async emulator(print) {
    const folder = mkdtempSync(join(tmpdir(), 'docket-bench-'));
    try {
      await benchEmulator({ open: (results) => openDatabase(join(folder, `${results}.db`)), print });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  task: benchTask,
};

const name = process.argv[2] ?? '';
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (!bench) fail('bench', EX_CONFIG, `name one of: ${Object.keys(BENCHES).join(', ')}`);
await bench((line) => process.stdout.write(`${line}\n`));
