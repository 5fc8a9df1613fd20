// Preloaded into a server under test (NODE_OPTIONS=--import): writes every second how its event loop fares.
import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

const EVERY_MS = 10;
const { LOOP_WATCH_FILE = '', LOOP_WATCH_DISK = '' } = process.env;

/**
 * Nanoseconds that the main thread has run, and has waited for a processor; nothing where the system does not say.
 * https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat
 */
function schedule() {
  try {
    const [ran = 0, waited = 0] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8')
      .split(' ')
      .map(Number);
    return { ran, waited };
  } catch {
    return { ran: 0, waited: 0 };
  }
}

let turnAt = performance.now();
let before = schedule();
let worst = { held: 0, ran: 0, disk: 0 };

setInterval(() => {
  const now = performance.now();
  const after = schedule();
  const waited = (after.waited - before.waited) / 1e6;
  worst.held = Math.max(worst.held, now - turnAt - EVERY_MS - waited);
  worst.ran = Math.max(worst.ran, (after.ran - before.ran) / 1e6);
  turnAt = now;
  before = after;
  if (LOOP_WATCH_DISK) worst.disk = Math.max(worst.disk, syncOnce());
}, EVERY_MS).unref();

/** Milliseconds that one write to the disk takes. */
function syncOnce() {
  const begun = performance.now();
  const file = openSync(LOOP_WATCH_DISK, 'a');
  writeSync(file, 'x'.repeat(4096));
  fsyncSync(file);
  closeSync(file);
  return performance.now() - begun;
}

setInterval(() => {
  const line = { at: Date.now(), ...worst, rss: process.memoryUsage.rss() };
  worst = { held: 0, ran: 0, disk: 0 };
  appendFileSync(LOOP_WATCH_FILE, `${JSON.stringify(line)}\n`);
}, 1000).unref();
