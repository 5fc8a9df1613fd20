import { existsSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second, on every architecture that Node supports. */
const TICK_MS = 10;

/** Milliseconds of processor time that a process has used so far; NaN where there is no /proc. */
export function cpuMs(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  // The program's name stands in parentheses and may hold blanks; utime and stime are fields 14 and 15.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Megabytes of memory that a process holds; NaN where there is no /proc. */
export function residentMb(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return Number.NaN;
  const [, kib] = /VmRSS:\s*(\d+) kB/.exec(readFileSync(file, 'utf8')) ?? [];
  return (Number(kib) * 1024) / 1e6;
}
