import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/platform/sqlite.ts';
import { EX_CONFIG, fail } from '../src/server/run-process.ts';
import { benchBrowser } from './browser/run.ts';
import { benchEmulator } from './emulator.ts';
import { servePipe } from './pipe.ts';
import { serveFakeCloud } from './server/fake-cloud.ts';
import { benchServer } from './server/run.ts';
import { benchTask } from './task.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { samples: { type: 'string', default: '5' }, 'skip-heap': { type: 'boolean', default: false } },
});
const [name = 'browser', argument = ''] = positionals;
const dist = import.meta.dirname;
const print = (line: string) => void process.stdout.write(`${line}\n`);

/** What `npm run bench -- <name>` measures. Times on one machine: compare columns of one run, never two runs. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  browser: () =>
    benchBrowser({ samples: Number(options.samples), skipHeap: options['skip-heap'], dist, print }),
  server: () => benchServer({ samples: Number(options.samples), dist, print }),
  async emulator() {
    const folder = mkdtempSync(join(tmpdir(), 'docket-bench-'));
    try {
      await benchEmulator({ open: (results) => openDatabase(join(folder, `${results}.db`)), print });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  task: () => benchTask(print),
};

/** Processes that a bench starts of its own. */
const HELPERS: Readonly<Record<string, () => Promise<void>>> = {
  pipe: () => servePipe(argument, print),
  cloud: () => serveFakeCloud(Number(argument), print),
};

const run = { ...BENCHES, ...HELPERS }[name];
if (!run) fail('bench', EX_CONFIG, `name one of: ${Object.keys(BENCHES).join(', ')}`);
await run();
