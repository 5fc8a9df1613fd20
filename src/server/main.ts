import { join } from 'node:path';
import { systemClock } from '../platform/clock.ts';
import { ownAddress, resolveHost } from './addresses.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createDocket } from './docket.ts';
import { serveEmulator } from './emulator-port.ts';
import { type Listening, listen } from './listen.ts';
import { createLog, type Log } from './log.ts';
import { addPages } from './pages.ts';
import { describeProxies } from './proxies.ts';
import {
  describeCrash,
  describeListenError,
  EX_CONFIG,
  fail,
  guardProcess,
  stopOnSignal,
  write,
} from './run-process.ts';

/** A call in flight may take 10 s. */
const SHUTDOWN_MS = 10_000;

function say(line: string): void {
  write(process.stdout, `${line}\n`);
}

async function start(config: Config, log: Log): Promise<void> {
  const { host } = config;
  const address = await resolveHost(host).catch((error) => refuseAddress(config, error));
  let listening: Listening | undefined;
  const docket = createDocket(config, systemClock, log, () => listening?.port ?? config.port);
  addPages(docket.app, join(import.meta.dirname, 'client'));
  const ready = () => ownAddress(host, listening?.port ?? config.port);
  listening = await listen((request) => docket.app.fetch(request), address, config.port, ready).catch(
    (error) => refuseAddress(config, error),
  );
  const emulator = await serveEmulator(docket, config, log);
  stopOnSignal(async () => {
    await Promise.all([docket.close(), listening?.close(SHUTDOWN_MS), emulator?.close(0)]);
  });
  say(`Docket is ready at ${ready()}`);
  say(describeUpstream(config, emulator?.port));
  const proxy = config.upstream.kind === 'alibaba' && describeProxies(config.upstream.proxies);
  if (proxy) log('info', 'calls go through a proxy', { proxy });
}

function refuseAddress({ host, port }: Config, error: unknown): never {
  const trouble = describeListenError(error);
  if (trouble === undefined) throw error;
  throw new ConfigError(`HOST=${host} PORT=${port} cannot be used: ${trouble}.`);
}

function describeUpstream({ upstream }: Config, port: number | undefined): string {
  if (upstream.kind === 'alibaba') {
    const proxy = describeProxies(upstream.proxies);
    return `Upstream: Alibaba Cloud (${upstream.endpoints.domain})${proxy ? ` through the proxy ${proxy}` : ''}`;
  }
  return `Upstream: emulator with sample data${port ? `, also at http://127.0.0.1:${port}` : ''}`;
}

guardProcess('docket');
try {
  const config = readConfig(process.env, import.meta.dirname);
  await start(
    config,
    createLog(config.logLevel, (line) => write(process.stderr, line)),
  );
} catch (error) {
  if (error instanceof ConfigError) fail('docket', EX_CONFIG, error.message);
  fail('docket', 1, describeCrash(error));
}
