import { join } from 'node:path';
import { systemClock } from './clock.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createDocket } from './docket.ts';
import { serveEmulator } from './emulator-port.ts';
import { type Listening, listen } from './listen.ts';
import { createLog, type Log } from './log.ts';
import { addPages } from './pages.ts';
import { describeCrash, EX_CONFIG, fail, isPortTaken, stopOnSignal } from './run-process.ts';

/** The call in flight may take 10 s. */
const SHUTDOWN_MS = 10_000;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function start(config: Config, log: Log): Promise<void> {
  let listening: Listening | undefined;
  const docket = createDocket(config, systemClock, log, () => listening?.port ?? config.port);
  addPages(docket.app, join(import.meta.dirname, 'client'));
  listening = await listen((request) => docket.app.fetch(request), config.host, config.port);
  const emulator = await serveEmulator(docket, config, log);
  stopOnSignal(async () => {
    await Promise.all([docket.close(), listening?.close(SHUTDOWN_MS), emulator?.close(0)]);
  });
  const host = config.host === '::1' ? '[::1]' : config.host;
  say(`Docket is ready at http://${host}:${listening.port}`);
  say(describeUpstream(config, emulator?.port));
}

function describeUpstream({ upstream }: Config, port: number | undefined): string {
  if (upstream.kind === 'alibaba') return `Upstream: Alibaba Cloud (${upstream.endpoints.domain})`;
  return `Upstream: emulator with sample data${port ? `, also at http://127.0.0.1:${port}` : ''}`;
}

process.on('uncaughtException', (error) => fail('docket', 1, describeCrash(error)));
process.on('unhandledRejection', (error) => fail('docket', 1, describeCrash(error)));

try {
  const config = readConfig(process.env);
  await start(
    config,
    createLog(config.logLevel, (line) => process.stderr.write(line)),
  );
} catch (error) {
  if (error instanceof ConfigError) fail('docket', EX_CONFIG, error.message);
  if (isPortTaken(error)) fail('docket', 1, 'this port is already in use; set PORT to another one.');
  fail('docket', 1, describeCrash(error));
}
