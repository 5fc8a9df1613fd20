import { join } from 'node:path';
import type { Hono } from 'hono';
import { createCloud } from '../cloud/cloud.ts';
import type { Upstream } from '../contract/alibaba-cloud.ts';
import type { OwnText } from '../contract/own-words.ts';
import type { Session } from '../contract/session.ts';
import { createEmulator, EMULATOR_CREDENTIALS } from '../emulator/emulator.ts';
import { closedLedger } from '../ledger/closed-ledger.ts';
import { RecordRefused, WrongAccount } from '../ledger/errors.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import type { LedgerOptions } from '../ledger/options.ts';
import type { Clock } from '../platform/clock.ts';
import { createProxy } from '../proxy/proxy.ts';
import { ownHosts, ownOrigins } from './addresses.ts';
import { type AlibabaCredentials, type Config, ConfigError } from './config.ts';
import { openInFolder } from './data-folder.ts';
import { type DataLock, lockDataDir } from './data-lock.ts';
import type { Log } from './log.ts';
import { createNetwork } from './network.ts';
import { type OpenRecordFile, openRecordFile } from './record-file.ts';

export const VERSION = '0.1.0';

const READ_ONLY: OwnText = {
  message: 'This Docket is read-only (DOCKET_READ_ONLY=1).',
  words: { name: 'readOnly' },
};

export interface Docket {
  /** The guarded routes. The caller adds the page and its files behind the guards. */
  readonly app: Hono;
  /** What to serve on the emulator's own port, or undefined in live mode. */
  readonly emulator: ((request: Request) => Promise<Response>) | undefined;
  /** Closes every room in order. Nothing is sent after this, except for the call in flight. */
  close(): Promise<void>;
}

interface Wiring {
  readonly upstream: Upstream;
  readonly emulator: Docket['emulator'];
  readonly credentials: AlibabaCredentials;
  readonly endpoints: { readonly domain: string; readonly alidns: string };
  close(): void;
}

/**
 * Wires the rooms for one configuration. `port()` is the port that Docket listens on, known once it does; only
 * addresses with that port are answered.
 */
export function createDocket(config: Config, clock: Clock, log: Log, port: () => number): Docket {
  const lock = lockDataDir(config.dataDir);
  const wiring = wire(config, clock);
  const { credentials, endpoints } = wiring;
  const { callsPerSecond } = config;
  const cloud = createCloud({
    upstream: wiring.upstream,
    credentials: () => credentials,
    endpoints,
    clock,
    callsPerSecond,
  });
  const { ledger, closeFile } = openRecord(join(config.dataDir, 'ledger.db'), lock, log, {
    clock,
    account: config.account,
    upstream: config.upstream.kind,
    accessKeyId: credentials.accessKeyId,
    waitForTurn: cloud.waitForTurn,
    send: cloud.acknowledge,
    readQueue: cloud.readQueueNow,
    readTask: cloud.readTaskNow,
    undoSeconds: config.undoSeconds,
    settleSeconds: config.settleSeconds,
    keepTaskResult: config.keepTaskResult,
  });
  const session = (): Session => {
    const trouble = ledger.trouble();
    const reason = config.readOnly ? READ_ONLY : trouble;
    const throttledSeconds = Math.ceil(cloud.throttledMs() / 1000);
    return {
      ...settings,
      canAcknowledge: reason === undefined,
      ...(reason && { reason: reason.message, reasonWords: reason.words }),
      ...(throttledSeconds > 0 && { throttledSeconds }),
    };
  };
  const settings = {
    upstream: config.upstream.kind,
    domainEndpoint: endpoints.domain,
    alidnsEndpoint: endpoints.alidns,
    accessKeyId: maskKeyId(credentials.accessKeyId),
    undoSeconds: config.undoSeconds,
    keepsTaskResult: config.keepTaskResult,
    version: VERSION,
  };
  const app = createProxy({
    cloud,
    ledger,
    session,
    hosts: () => ownHosts(config.host, port()),
    origins: () => ownOrigins(config.host, port()),
    log: (line) => log('error', 'request failed', line),
  });
  return {
    app,
    emulator: wiring.emulator,
    async close() {
      await ledger.close();
      closeFile();
      wiring.close();
      lock.release();
    },
  };
}

interface OpenRecord {
  readonly ledger: Ledger;
  closeFile(): void;
}

/**
 * Opens the ledger. If its file is corrupt, of another program or not writable, nothing can be acknowledged, and
 * reading goes on.
 */
function openRecord(
  path: string,
  lock: DataLock,
  log: Log,
  options: Omit<LedgerOptions, 'db' | 'file' | 'log'>,
): OpenRecord {
  let opened: OpenRecordFile | undefined;
  try {
    opened = openRecordFile(path, options.clock, () => lock.isHeld());
    const { db, file } = opened;
    const ledger = openLedger({ ...options, db, file, log: (event, fields) => log('info', event, fields) });
    log('info', 'ledger opened');
    return { ledger, closeFile: opened.close };
  } catch (error) {
    opened?.close();
    if (error instanceof WrongAccount) throw new ConfigError(error.message);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    log('error', 'ledger cannot be used; nothing can be acknowledged', { code });
    const trouble =
      error instanceof RecordRefused
        ? error
        : {
            message: `Docket cannot use its record (${code}), so nothing can be acknowledged until that is mended.`,
            words: { name: 'recordUnusable' as const, storeCode: code },
          };
    return { ledger: closedLedger(trouble), closeFile: () => {} };
  }
}

function wire({ upstream, dataDir }: Config, clock: Clock): Wiring {
  if (upstream.kind === 'alibaba') {
    const { credentials, endpoints, proxies } = upstream;
    return { ...createNetwork(proxies), emulator: undefined, credentials, endpoints };
  }
  const db = openInFolder(dataDir, 'emulator.db');
  const { results, arrivalsPerMinute } = upstream;
  const emulator = createEmulator({ db, clock, results, arrivalsPerMinute });
  const origin = `http://127.0.0.1:${upstream.port}`;
  return {
    upstream: async (request) => {
      // An answer from a network never arrives in the same turn. Without this wait, a long operation would keep
      // everybody else waiting.
      await new Promise((resolve) => setImmediate(resolve));
      return emulator.upstream(request);
    },
    emulator: emulator.fetch,
    credentials: EMULATOR_CREDENTIALS,
    endpoints: { domain: origin, alidns: origin },
    close: () => {
      emulator.close();
      db.close();
    },
  };
}

/** The first and the last four characters of a key; a short key is not shown at all. */
export function maskKeyId(id: string): string {
  if (id === EMULATOR_CREDENTIALS.accessKeyId) return id;
  return id.length < 12 ? '…' : `${id.slice(0, 4)}…${id.slice(-4)}`;
}
