import { join } from 'node:path';
import { systemClock } from './clock.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createDocket } from './docket.ts';
import { type Listening, listen } from './listen.ts';
import { createLog, type Log } from './log.ts';
import { addPages } from './pages.ts';

const EX_CONFIG = 78;
/** The call in flight may take 10 s. */
const SHUTDOWN_MS = 10_000;
const PARENT_CHECK_MS = 1000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function start(config: Config, log: Log): Promise<void> {
  let listening: Listening | undefined;
  const docket = createDocket(config, systemClock, log, () => listening?.port ?? config.port);
  addPages(docket.app, join(import.meta.dirname, 'client'));
  listening = await listen((request) => docket.app.fetch(request), config.host, config.port);
  const emulator = docket.emulator && (await serveEmulator(docket.emulator, config, log));
  stopOnSignal(async () => {
    await Promise.all([docket.close(), listening?.close(SHUTDOWN_MS), emulator?.close(0)]);
  });
  const host = config.host === '::1' ? '[::1]' : config.host;
  say(`Docket is ready at http://${host}:${listening.port}`);
  say(describeUpstream(config, emulator?.port));
}

/** The emulator's own port is for SDKs and curious people; Docket itself does not need it. */
async function serveEmulator(
  fetch: (request: Request) => Promise<Response>,
  config: Config,
  log: Log,
): Promise<Listening | undefined> {
  if (config.upstream.kind !== 'emulator') return undefined;
  try {
    return await listen(fetch, '127.0.0.1', config.upstream.port);
  } catch {
    log('error', 'emulator port is taken; SDKs cannot reach this emulator', { port: config.upstream.port });
    return undefined;
  }
}

function describeUpstream({ upstream }: Config, port: number | undefined): string {
  if (upstream.kind === 'alibaba') return `Upstream: Alibaba Cloud (${upstream.endpoints.domain})`;
  return `Upstream: emulator with sample data${port ? `, also at http://127.0.0.1:${port}` : ''}`;
}

/**
 * Ends in order on a signal. Started by npm, the process is a grandchild that the signal does not reach (npm and its
 * shell die alone), so it also ends when its parent is gone.
 */
function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS).unref();
  }
}

function fail(code: number, message: string): never {
  process.stderr.write(`docket: ${message}\n`);
  process.exit(code);
}

/** The last resort says that something broke and where, never with what values. */
function describeCrash(error: unknown): string {
  const { name, code, stack = '' } = error as Error & { code?: string };
  const frames = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
  return [`unexpected ${name ?? 'failure'}${code ? ` (${code})` : ''}`, ...frames].join('\n');
}

process.on('uncaughtException', (error) => fail(1, describeCrash(error)));
process.on('unhandledRejection', (error) => fail(1, describeCrash(error)));

try {
  const config = readConfig(process.env);
  await start(
    config,
    createLog(config.logLevel, (line) => process.stderr.write(line)),
  );
} catch (error) {
  if (error instanceof ConfigError) fail(EX_CONFIG, error.message);
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') fail(1, 'this port is already in use; set PORT to another one.');
  fail(1, describeCrash(error));
}
