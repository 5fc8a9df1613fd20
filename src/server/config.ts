import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { MAX_UNDO_SECONDS } from '../contract/acknowledgement.ts';
import { ALIDNS, DOMAIN, isAlibabaHost, type Product } from '../contract/alibaba-cloud.ts';
import { isLogLevel, LOG_LEVELS, type LogLevel } from './log.ts';

export interface AlibabaCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The name of the account; the record belongs to it, whatever key it is reached with. */
  readonly account: string;
  /** Holds the ledger, the emulator's store and the lock. */
  readonly dataDir: string;
  readonly undoSeconds: number;
  readonly settleSeconds: number;
  /** Calls to the cloud per second, however many people watch. */
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
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used; the message names it and says what it takes. The process exits with 78 (EX_CONFIG). */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads all settings at once. Throws {@link ConfigError}; its message never holds a secret. */
export function readConfig(env: Environment): Config {
  const isTest = env.NODE_ENV === 'test';
  const settle = integer(env, 'DOCKET_SETTLE_SECONDS', 60, 0, 600);
  return {
    host: loopbackHost(env.HOST),
    port: integer(env, 'PORT', 4180, 0, 65_535),
    account: account(env),
    dataDir: resolve(env.DOCKET_DATA_DIR || '.docket'),
    undoSeconds: integer(env, 'DOCKET_UNDO_SECONDS', 10, 0, MAX_UNDO_SECONDS),
    settleSeconds: isTest ? settle : 60,
    callsPerSecond: integer(env, 'DOCKET_CALLS_PER_SECOND', 5, 1, 1000),
    readOnly: flag(env, 'DOCKET_READ_ONLY'),
    keepTaskResult: flag(env, 'DOCKET_KEEP_TASK_RESULT'),
    logLevel: logLevel(env.LOG_LEVEL),
    upstream: upstream(env, isTest),
  };
}

/** Lower case, so that no two names differ in their letters' case alone. */
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
  };
}

/** Half a pair would silently fall through to another identity elsewhere; here it is an error. */
function credentials(env: Environment): AlibabaCredentials {
  const accessKeyId = env.ALIBABA_CLOUD_ACCESS_KEY_ID;
  const accessKeySecret = env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
  const securityToken = env.ALIBABA_CLOUD_SECURITY_TOKEN;
  if (!accessKeyId) throw new ConfigError('DOCKET_UPSTREAM=alibaba needs ALIBABA_CLOUD_ACCESS_KEY_ID.');
  if (!accessKeySecret)
    throw new ConfigError('DOCKET_UPSTREAM=alibaba needs ALIBABA_CLOUD_ACCESS_KEY_SECRET.');
  return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
}

/** https to a host on the built-in list; plain http to loopback in tests only. */
function endpoint(env: Environment, name: string, product: Product, isTest: boolean): string {
  const value = env[name] || product.defaultHost;
  const url = parseUrl(value);
  const isBare = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  const isOurs = url?.protocol === 'https:' && url.port === '' && isAlibabaHost(product, url.hostname);
  const isTestLoopback =
    isTest && url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, ''));
  if (!url || !isBare || !(isOurs || isTestLoopback)) {
    throw new ConfigError(`${name} is not an endpoint of Alibaba Cloud ${product.name}: ${quote(value)}.`);
  }
  return url.origin;
}

function parseUrl(value: string): URL | undefined {
  const text = value.includes('://') ? value : `https://${value}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Whoever reaches the port can acknowledge, so without a login it is this machine's own address only. */
function loopbackHost(value: string | undefined): string {
  const host = value ?? '127.0.0.1';
  if (host === 'localhost' || isLoopback(host)) return host;
  throw new ConfigError(
    `HOST=${quote(host)} would let others on the network acknowledge results: Docket has no login, so HOST is 127.0.0.1, ::1 or localhost.`,
  );
}

function isLoopback(host: string): boolean {
  return host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function integer(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const value = env[name];
  if (value === undefined || value === '') return fallback;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new ConfigError(`${name} is a whole number from ${min} to ${max}, not ${quote(value)}.`);
}

function flag(env: Environment, name: string): boolean {
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
