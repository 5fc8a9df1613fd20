import type { Config } from './config.ts';
import type { Docket } from './docket.ts';
import { type Listening, listen } from './listen.ts';
import type { Log } from './log.ts';

/**
 * Serves the emulator on a loopback port of its own, for SDKs and for trying it out. Docket does not need it, so a port
 * that is taken is only logged. Undefined in live mode and if the port could not be had.
 */
export async function serveEmulator(
  docket: Docket,
  config: Config,
  log: Log,
): Promise<Listening | undefined> {
  if (!docket.emulator || config.upstream.kind !== 'emulator') return undefined;
  try {
    return await listen(docket.emulator, '127.0.0.1', config.upstream.port);
  } catch {
    log('error', 'emulator port is taken; SDKs cannot reach this emulator', { port: config.upstream.port });
    return undefined;
  }
}
