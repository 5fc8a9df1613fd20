import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createCloud } from '../src/cloud/cloud.ts';
import type { TaskDetail } from '../src/contract/task-detail.ts';
import type { LoggedCall } from '../src/emulator/call-log.ts';
import type { AddedBatchInput } from '../src/emulator/control/added-batch.ts';
import type { AddedTaskInput } from '../src/emulator/control/added-task.ts';
import type { ElsewhereInput } from '../src/emulator/control/elsewhere.ts';
import { EMULATOR_CREDENTIALS } from '../src/emulator/emulator.ts';
import type { FaultInput } from '../src/emulator/faults/fault.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/sqlite.ts';

export type Settings = Record<string, string>;

interface LedgerRow {
  task_detail_no: string;
  state: string;
  domain_name: string;
  error_msg: string;
}

const SERVER = resolve(import.meta.dirname, '../dist/server.js');
const DEFAULTS: Settings = {
  NODE_ENV: 'test',
  PORT: '0',
  DOCKET_EMULATOR_PORT: '0',
  DOCKET_EMULATOR_RESULTS: '150',
  DOCKET_EMULATOR_ARRIVALS: '0',
  DOCKET_UNDO_SECONDS: '1',
};

/**
 * The built product as people run it, with a data folder of its own that survives its restarts. What it keeps in the
 * folder for temporary files lies beside that folder, and goes with it.
 */
export class DocketProcess {
  readonly dataDir: string;
  /** What it wrote to its log. */
  log = '';
  url = '';
  emulatorUrl = '';
  private child: ChildProcess | undefined;
  private readonly server: string;

  constructor(dataDir = join(mkdtempSync(join(tmpdir(), 'docket-e2e-')), 'data'), server = SERVER) {
    this.dataDir = dataDir;
    this.server = server;
  }

  /** Starts it and waits until it says that it is ready. */
  async start(settings: Settings = {}): Promise<void> {
    const { PATH = '', HOME = '' } = process.env;
    const own = { DOCKET_DATA_DIR: this.dataDir, TMPDIR: dirname(this.dataDir) };
    const env = { PATH, HOME, ...DEFAULTS, ...own, ...settings };
    const child = spawn(process.execPath, [this.server], { env, stdio: ['ignore', 'pipe', 'pipe'] });
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

  /** The id of the running process. */
  get pid(): number {
    return this.child?.pid ?? Number.NaN;
  }

  /** Stops reading what it writes and closes the pipes, as `| head -2` does. */
  closeOutput(): void {
    this.child?.stdout?.destroy();
    this.child?.stderr?.destroy();
  }

  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(dirname(this.dataDir), { recursive: true, force: true });
  }

  /** What waits in the cloud, asked for over the emulator's own port with a signature, as any SDK would. */
  async queue(): Promise<{ total: number; items: readonly TaskDetail[]; ids: Set<string> }> {
    const cloud = createCloud({
      upstream: fetch,
      credentials: () => EMULATOR_CREDENTIALS,
      endpoints: { domain: this.emulatorUrl, alidns: this.emulatorUrl },
      clock: systemClock,
    });
    const { answer } = await cloud.pollTaskResult({ page: 1, pageSize: 1000 });
    const ids = new Set(answer.items.map((item) => item.taskDetailNo));
    return { total: answer.totalItems, items: answer.items, ids };
  }

  /** The calls of one operation that have reached the emulator. */
  async calls(action: string): Promise<LoggedCall[]> {
    const calls = await this.control<LoggedCall[]>('GET', 'log');
    return calls.filter((call) => call.action === action);
  }

  clearCalls(): Promise<unknown> {
    return this.control('DELETE', 'log');
  }

  /** Makes calls of one operation go wrong, until {@link clearFaults}. */
  addFault(fault: FaultInput): Promise<unknown> {
    return this.control('POST', 'faults', { times: 0, ...fault });
  }

  clearFaults(): Promise<unknown> {
    return this.control('DELETE', 'faults');
  }

  /** Puts a finished task into the queue; the answer is its TaskDetailNo values. */
  async addRows(rows: readonly { domain: string; [more: string]: unknown }[]): Promise<string[]> {
    const { taskDetailNos } = await this.control<{ taskDetailNos: string[] }>('POST', 'rows', { rows });
    return taskDetailNos;
  }

  /** Puts a task into the world that ends at once or step by step; the answer is its TaskDetailNo values. */
  async addTask(task: AddedTaskInput): Promise<string[]> {
    const { taskDetailNos } = await this.control<{ taskDetailNos: string[] }>('POST', 'rows', task);
    return taskDetailNos;
  }

  /** Acknowledges as another consumer of the queue does. */
  acknowledgeElsewhere(which: readonly string[] | ElsewhereInput): Promise<unknown> {
    return this.control('DELETE', 'rows', Array.isArray(which) ? { ids: which } : which);
  }

  /** Puts a DNS batch into the world; it ended long ago unless it says otherwise. */
  addBatch(batch: AddedBatchInput): Promise<unknown> {
    return this.control('POST', 'batches', { submittedMsAgo: 90_000_000, lastsMs: 60_000, ...batch });
  }

  /** Lets the account's time run ahead: what is due by then happens. */
  advance(advanceMs: number): Promise<unknown> {
    return this.control('POST', 'clock', { advanceMs });
  }

  private async control<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${this.emulatorUrl}/__emulator/${path}`, { method, ...init });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** The ledger's rows, read from its file. */
  ledger(): LedgerRow[] {
    const db = openDatabase(join(this.dataDir, 'ledger.db'));
    try {
      return db.all('SELECT * FROM result ORDER BY created_at, position');
    } finally {
      db.close();
    }
  }

  /** All that the ledger has written, with its write-ahead log, byte by byte. */
  ledgerBytes(): string {
    const files = ['ledger.db', 'ledger.db-wal'].map((name) => join(this.dataDir, name)).filter(existsSync);
    return files.map((file) => readFileSync(file, 'latin1')).join('');
  }
}
