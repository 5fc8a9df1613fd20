/** EX_CONFIG of sysexits.h: a setting or an argument cannot be used. */
export const EX_CONFIG = 78;
const PARENT_CHECK_MS = 1000;

/**
 * Ends in order, once, on SIGTERM or SIGINT. Started by npm, the process is a grandchild that the signal does not reach
 * (npm and its shell die alone), so it also ends when its parent is gone.
 */
export function stopOnSignal(close: () => Promise<void>): void {
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
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS).unref();
}

/** Says why and ends the process. */
export function fail(program: string, code: number, message: string): never {
  process.stderr.write(`${program}: ${message}\n`);
  process.exit(code);
}

/** What may be told of an unexpected error: that it happened and where, never with what values. */
export function describeCrash(error: unknown): string {
  const { name, code, stack = '' } = error as Error & { code?: string };
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [`unexpected ${name ?? 'failure'}${code ? ` (${code})` : ''}`, ...frames.slice(0, 8)].join('\n');
}

/** True for a port that another process listens on. */
export function isPortTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
}
