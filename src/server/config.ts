import { isIP } from 'node:net';
import { join, resolve, sep } from 'node:path';
import { MAX_UNDO_SECONDS } from '../contract/acknowledgement.ts';
import { ALIDNS, DOMAIN, isAlibabaHost, type Product } from '../contract/alibaba-cloud.ts';
import { isLogLevel, LOG_LEVELS, type LogLevel } from './log.ts';
import { isBlockedByBrowsers } from './ports.ts';
import { type Proxies, readProxies } from './proxies.ts';
import { findMisspelling, type SettingName } from './setting-names.ts';

export interface AlibabaCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The name of the account. The record belongs to it, whichever key it is reached with. */
  readonly account: string;
  /** Holds the ledger, the emulator's store and the lock. */
  readonly dataDir: string;
  readonly undoSeconds: number;
  readonly settleSeconds: number;
  /** Calls to the cloud per second, of all viewers together. */
  readonly callsPerSecond: number;
  readonly readOnly: boolean;
  readonly keepTaskResult: boolean;
  readonly logLevel: LogLevel;
  readonly upstream: EmulatorConfig | AlibabaConfig;
}

export interface EmulatorConfig {
  readonly kind: 'emulator';
  readonly port: number;
  readonly results: number;
  readonly arrivalsPerMinute: number;
}

export interface AlibabaConfig {
  readonly kind: 'alibaba';
  readonly credentials: AlibabaCredentials;
  /** Origins. */
  readonly endpoints: { readonly domain: string; readonly alidns: string };
  readonly proxies: Proxies;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A setting that cannot be used. The message names it and says what it takes. The process exits with 78 (EX_CONFIG).
 */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads all settings. `productDir` is the folder of the built product, in which nothing may be kept. Throws
 * {@link ConfigError}, whose message never holds a secret.
 */
export function readConfig(env: Environment, productDir?: string): Config {
  const isTest = env.NODE_ENV === 'test';
  refuseSenseless(env, isTest);
  const config: Config = {
    host: loopbackHost(env.HOST),
    port: webPort(env),
    account: account(env),
    dataDir: dataDir(env, productDir),
    undoSeconds: integer(env, 'DOCKET_UNDO_SECONDS', 10, 0, MAX_UNDO_SECONDS),
    settleSeconds: integer(env, 'DOCKET_SETTLE_SECONDS', 60, 0, 600),
    callsPerSecond: integer(env, 'DOCKET_CALLS_PER_SECOND', 5, 1, 1000),
    readOnly: flag(env, 'DOCKET_READ_ONLY'),
    keepTaskResult: flag(env, 'DOCKET_KEEP_TASK_RESULT'),
    logLevel: logLevel(env.LOG_LEVEL),
    upstream: upstream(env, isTest),
  };
  if (config.upstream.kind === 'emulator' && config.port !== 0 && config.port === config.upstream.port) {
    throw new ConfigError(
      `PORT and DOCKET_EMULATOR_PORT are both ${config.port}: set one of them to another port.`,
    );
  }
  return config;
}

/** Refuses settings that would be accepted and then not do what they say. */
function refuseSenseless(env: Environment, isTest: boolean): void {
  const misspelt = findMisspelling(Object.keys(env));
  if (misspelt) {
    throw new ConfigError(`${quote(misspelt.name)} is not a setting: ${misspelt.meant} is.`);
  }
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    throw new ConfigError(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 lets anybody on the way answer as Alibaba Cloud: unset it. NODE_EXTRA_CA_CERTS adds a certificate authority.',
    );
  }
  if (env.DOCKET_SETTLE_SECONDS && !isTest) {
    throw new ConfigError('DOCKET_SETTLE_SECONDS is for tests: it needs NODE_ENV=test.');
  }
}

function webPort(env: Environment): number {
  const port = integer(env, 'PORT', 4180, 0, 65_535);
  if (!isBlockedByBrowsers(port)) return port;
  throw new ConfigError(`PORT=${port} is a port that browsers refuse to open: set PORT to another one.`);
}

/** Refuses a folder inside the product's folder: a build empties it, and its files are served to everybody. */
function dataDir(env: Environment, productDir: string | undefined): string {
  const dir = resolve(env.DOCKET_DATA_DIR || '.docket');
  if (!productDir || !join(dir, sep).startsWith(join(productDir, sep))) return dir;
  throw new ConfigError(
    `DOCKET_DATA_DIR=${quote(dir)} is inside the built product, where the next build may delete it: set it to another folder.`,
  );
}

/** The name of the account, in lower case, so that two names differ in more than case. */
function account(env: Environment): string {
  const name = env.DOCKET_ACCOUNT || (env.DOCKET_UPSTREAM === 'alibaba' ? 'main' : 'emulator');
  if (/^[a-z0-9][a-z0-9._-]{0,62}$/.test(name)) return name;
  throw new ConfigError(
    `DOCKET_ACCOUNT is 1 to 63 lower-case letters, digits, dots, dashes or underscores and begins with a letter or digit, not ${quote(name)}.`,
  );
}

function upstream(env: Environment, isTest: boolean): EmulatorConfig | AlibabaConfig {
  const kind = env.DOCKET_UPSTREAM || 'emulator';
  if (kind === 'emulator') {
    return {
      kind,
      port: integer(env, 'DOCKET_EMULATOR_PORT', 4181, 0, 65_535),
      results: integer(env, 'DOCKET_EMULATOR_RESULTS', 2500, 0, 1_000_000),
      arrivalsPerMinute: integer(env, 'DOCKET_EMULATOR_ARRIVALS', 2, 0, 10_000),
    };
  }
  if (kind !== 'alibaba')
    throw new ConfigError(`DOCKET_UPSTREAM is emulator or alibaba, not ${quote(kind)}.`);
  return {
    kind,
    credentials: credentials(env),
    endpoints: {
      domain: endpoint(env, 'DOCKET_DOMAIN_ENDPOINT', DOMAIN, isTest),
      alidns: endpoint(env, 'DOCKET_ALIDNS_ENDPOINT', ALIDNS, isTest),
    },
    proxies: readProxies(
      env,
      (name) => new ConfigError(`${name} is no address of a proxy: http://host:port or https://host:port.`),
    ),
  };
}

/** Reads the key. Half a key is an error: other programs would silently use another identity. */
function credentials(env: Environment): AlibabaCredentials {
  const accessKeyId = env.ALIBABA_CLOUD_ACCESS_KEY_ID;
  const accessKeySecret = env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
  const securityToken = env.ALIBABA_CLOUD_SECURITY_TOKEN;
  if (!accessKeyId) throw new ConfigError('DOCKET_UPSTREAM=alibaba needs ALIBABA_CLOUD_ACCESS_KEY_ID.');
  if (!accessKeySecret)
    throw new ConfigError('DOCKET_UPSTREAM=alibaba needs ALIBABA_CLOUD_ACCESS_KEY_SECRET.');
  requireCredential('ALIBABA_CLOUD_ACCESS_KEY_ID', accessKeyId);
  requireCredential('ALIBABA_CLOUD_ACCESS_KEY_SECRET', accessKeySecret);
  requireCredential('ALIBABA_CLOUD_SECURITY_TOKEN', securityToken ?? '');
  if (accessKeyId.startsWith('STS.') && !securityToken)
    throw new ConfigError('A temporary key (STS.…) needs ALIBABA_CLOUD_SECURITY_TOKEN.');
  return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
}

/**
 * Refuses a blank or a line break in a key, which come from copying: no header can hold them, and every call would
 * fail.
 */
function requireCredential(name: string, value: string): void {
  if (/^[\x21-\x7e]*$/.test(value)) return;
  throw new ConfigError(
    `${name} holds a blank, a line break or another character that no key has: copy it again without it.`,
  );
}

/** The origin of an endpoint: https and a host of Alibaba Cloud, or in tests plain http to this machine. */
function endpoint(env: Environment, name: SettingName, product: Product, isTest: boolean): string {
  const value = env[name] || product.defaultHost;
  const url = parseUrl(value);
  const isBare = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  const isOurs = url?.protocol === 'https:' && url.port === '' && isAlibabaHost(product, url.hostname);
  const isTestLoopback =
    isTest && url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
  if (!url || !isBare || !(isOurs || isTestLoopback)) {
    throw new ConfigError(
      `${name} is not an endpoint of Alibaba Cloud ${product.name}: ${quote(value.replace(/^([^@]*\/\/)?[^/]*@/, '$1…@'))}.`,
    );
  }
  return url.origin;
}

function parseUrl(value: string): URL | undefined {
  const text = value.includes('://') ? value : `https://${value}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/**
 * The host to listen on. It must be an address of this machine alone: without a login everybody who reaches the port
 * can acknowledge.
 */
function loopbackHost(value: string | undefined): string {
  const host = value?.toLowerCase() ?? '127.0.0.1';
  if (host === 'localhost' || isLoopback(host)) return host;
  throw new ConfigError(
    `HOST=${quote(host)} would let others on the network acknowledge results: Docket has no login, so HOST is 127.0.0.1, ::1 or localhost.`,
  );
}

/** True for an address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function integer(
  env: Environment,
  name: SettingName | 'PORT',
  fallback: number,
  min: number,
  max: number,
): number {
  const value = env[name];
  if (value === undefined || value === '') return fallback;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new ConfigError(`${name} is a whole number from ${min} to ${max}, not ${quote(value)}.`);
}

function flag(env: Environment, name: SettingName): boolean {
  const value = env[name] ?? '';
  if (value === '' || value === '0') return false;
  if (value === '1') return true;
  throw new ConfigError(`${name} is 1 or 0, not ${quote(value)}.`);
}

function logLevel(value: string | undefined): LogLevel {
  if (!value) return 'info';
  if (isLogLevel(value)) return value;
  throw new ConfigError(`LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}, not ${quote(value)}.`);
}

function quote(value: string): string {
  return JSON.stringify(value.slice(0, 80));
}
