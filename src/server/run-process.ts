import { stackFrames } from '../contract/stack-frames.ts';

/** EX_CONFIG of sysexits.h: a setting or an argument cannot be used. */
export const EX_CONFIG = 78;
const PARENT_CHECK_MS = 1000;
/** The longest wait for an orderly end, in milliseconds: a call in flight may take 10 s. */
const LAST_MS = 10_500;

/**
 * Closes once on SIGTERM, SIGINT or SIGHUP (the terminal was closed), and exits at the latest {@link LAST_MS}
 * milliseconds after. A process that npm started does not get the signal, which ends npm and its shell alone, so it
 * also closes when its parent is gone.
 */
export function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), LAST_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS).unref();
}

/**
 * Ignores errors of writing to stdout or stderr (the reader of a pipe has left, the terminal is gone, the disk is
 * full). An error that nobody caught ends the process with one line and exit code 1.
 */
export function guardProcess(program: string): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.on('uncaughtException', (error) => fail(program, 1, describeCrash(error)));
  process.on('unhandledRejection', (reason) => fail(program, 1, describeCrash(reason)));
}

/** Writes to stdout or stderr if that is possible: no request fails because a log cannot be written. */
export function write(stream: NodeJS.WriteStream, text: string): void {
  try {
    stream.write(text);
  } catch {
    // A full disk throws at once; a pipe without a reader emits an error.
  }
}

/** Prints the message in one line and ends the process. */
export function fail(program: string, code: number, message: string): never {
  write(process.stderr, `${program}: ${message.replace(/\s*[\r\n]\s*/g, ' ')}\n`);
  process.exit(code);
}

/** An unexpected error in one line: its kind and place, never its message, which may hold values. */
export function describeCrash(error: unknown): string {
  try {
    if (!(error instanceof Error))
      return `unexpected ${error === null ? 'null' : typeof error}, which is no error`;
    const code = 'code' in error && /^\w{1,64}$/.test(String(error.code)) ? ` (${error.code})` : '';
    const name = /^\w{1,64}$/.test(error.name) ? error.name : 'failure';
    return [`unexpected ${name}${code}`, ...stackFrames(error)].join(' ');
  } catch {
    return 'unexpected failure, which cannot be described';
  }
}

const LISTEN_TROUBLE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'this port is already in use',
  EACCES: 'this user may not listen on this port',
};

/** Why Docket cannot listen on an address, in words; undefined for any other error. */
export function describeListenError(error: unknown): string | undefined {
  const { code = '', syscall = '' } = (error ?? {}) as NodeJS.ErrnoException;
  if (!['listen', 'bind', 'getaddrinfo'].includes(syscall)) return undefined;
  return LISTEN_TROUBLE[code] ?? `this machine does not have this address (${code})`;
}
