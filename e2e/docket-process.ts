import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createCloud } from '../src/cloud/cloud.ts';
import { EMULATOR_CREDENTIALS } from '../src/emulator/emulator.ts';
import { systemClock } from '../src/server/clock.ts';
import { openDatabase } from '../src/server/sqlite.ts';

export type Settings = Record<string, string>;

const SERVER = resolve(import.meta.dirname, '../dist/server.js');
const DEFAULTS: Settings = {
  NODE_ENV: 'test',
  PORT: '0',
  DOCKET_EMULATOR_PORT: '0',
  DOCKET_EMULATOR_RESULTS: '150',
  DOCKET_EMULATOR_ARRIVALS: '0',
  DOCKET_UNDO_SECONDS: '2',
};

/** The built product as people run it, with a data folder of its own that survives its restarts. */
export class DocketProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'docket-e2e-'));
  /** What it wrote to its log. */
  log = '';
  url = '';
  emulatorUrl = '';
  private child: ChildProcess | undefined;

  /** Starts it and waits until it says that it is ready. */
  async start(settings: Settings = {}): Promise<void> {
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, ...DEFAULTS, DOCKET_DATA_DIR: this.dataDir, ...settings };
    const child = spawn(process.execPath, [SERVER], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    child.stderr.on('data', (chunk) => {
      this.log += chunk;
    });
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (lines.length === 2) break;
    }
    this.url = /ready at (\S+)/.exec(lines[0] ?? '')?.[1] ?? '';
    this.emulatorUrl = /also at (\S+)/.exec(lines[1] ?? '')?.[1] ?? '';
    if (!this.url) throw new Error(`Docket did not start: ${lines.join(' ')} ${this.log}`);
  }

  /** Ends it with a signal and waits until it is gone; the answer is its exit code, null if the signal killed it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exit = new Promise<number | null>((done) => child.once('exit', done));
    child.kill(signal);
    return exit;
  }

  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The emulator's queue, asked for over its own port with a signature, as any SDK would. */
  private get cloud() {
    return createCloud({
      upstream: fetch,
      credentials: () => EMULATOR_CREDENTIALS,
      endpoints: { domain: this.emulatorUrl, alidns: this.emulatorUrl },
      clock: systemClock,
    });
  }

  /** How many results wait in the cloud, and whether one of them is among those. */
  async queue(): Promise<{ total: number; ids: Set<string> }> {
    const { answer } = await this.cloud.pollTaskResult({ page: 1, pageSize: 1000 });
    return { total: answer.totalItems, ids: new Set(answer.items.map((item) => item.taskDetailNo)) };
  }

  /** The ledger's rows, read from its file. */
  ledger(): {
    task_detail_no: string;
    state: string;
    domain_name: string;
    error_msg: string;
    operation_id: string;
  }[] {
    const db = openDatabase(join(this.dataDir, 'ledger.db'));
    try {
      return db.all('SELECT * FROM result ORDER BY created_at, position');
    } finally {
      db.close();
    }
  }

  /** How many calls of one action the ledger's file and log say were made: one line is logged per batch sent. */
  batchesSent(): number {
    return this.log.split('\n').filter((line) => line.includes('"event":"batch sent"')).length;
  }
}
