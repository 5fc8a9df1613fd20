import { stackFrames } from '../contract/stack-frames.ts';

/** EX_CONFIG of sysexits.h: a setting or an argument cannot be used. */
export const EX_CONFIG = 78;
const PARENT_CHECK_MS = 1000;
/** The call in flight may take 10 s; after that there is nothing to wait for. */
const LAST_MS = 10_500;

/**
 * Ends in order, once, on SIGTERM, SIGINT or SIGHUP (the terminal was closed), and in any case after {@link LAST_MS}
 * milliseconds. Started by npm, the process is a grandchild that the signal does not reach (npm and its shell die
 * alone), so it also ends when its parent is gone.
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
 * Makes what is written to stdout or stderr and cannot be (the reader of a pipe has left, the terminal is gone, the disk
 * is full) a loss of those words and of nothing else. What nobody caught ends the process with one line and exit code 1.
 */
export function guardProcess(program: string): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  process.on('uncaughtException', (error) => fail(program, 1, describeCrash(error)));
  process.on('unhandledRejection', (reason) => fail(program, 1, describeCrash(reason)));
}

/** Writes to stdout or stderr, or not at all: nobody's request fails because a log cannot be written. */
export function write(stream: NodeJS.WriteStream, text: string): void {
  try {
    stream.write(text);
  } catch {
    // A file on a full disk throws at once, where a pipe without a reader emits an error.
  }
}

/** Says why in one line and ends the process. */
export function fail(program: string, code: number, message: string): never {
  write(process.stderr, `${program}: ${message.replace(/\s*[\r\n]\s*/g, ' ')}\n`);
  process.exit(code);
}

/** What may be told of an unexpected error, in one line: that it happened and where, never with what values. */
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

/** Why an address cannot be listened on, in words; undefined for every other error. */
export function describeListenError(error: unknown): string | undefined {
  const { code = '', syscall = '' } = (error ?? {}) as NodeJS.ErrnoException;
  if (!['listen', 'bind', 'getaddrinfo'].includes(syscall)) return undefined;
  return LISTEN_TROUBLE[code] ?? `this machine does not have this address (${code})`;
}
