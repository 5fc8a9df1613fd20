import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import { ACKNOWLEDGE_BATCH_SIZE } from '../contract/acknowledgement.ts';
import { ApiError, type ApiErrorBody } from '../contract/api-error.ts';
import { operationStates } from '../contract/operation-state.ts';
import { sleep } from '../platform/clock.ts';
import type { Checker } from './checker.ts';
import { storeCode } from './errors.ts';
import type { LeftOver } from './left-over.ts';
import type { LedgerOptions } from './options.ts';
import { createReasons } from './reasons.ts';
import type { Store } from './sql/store.ts';
import { createThrottle } from './throttle.ts';

const WRITE_AGAIN_MS = 5000;

/**
 * Sends what people asked for, one call at a time for the whole account. It is one plain loop: before each call, also
 * one that is made again, it looks at the operation's state, waits until it may call (throttling, then its turn among
 * the account's calls; before the turn it fetches the reasons of failed results), claims a batch, which puts it on disk as `sending`, and sends it. Whatever changes meanwhile ends
 * the wait, and the loop looks again; so nothing is claimed whose call may not leave at once.
 */
export function createSender(store: Store, options: LedgerOptions, checker: Checker, leftOver: LeftOver) {
  const { clock, send, waitForTurn, log } = options;
  const throttle = createThrottle(clock);
  const reasons = createReasons(store, options);
  const windows = new Map<string, () => void>();
  const due: string[] = [];
  let waiting = new AbortController();
  let running: Promise<void> | undefined;
  let stopped = false;
  let endWaitForCheck = () => {};
  /** What an earlier process left unclear is looked at before anything new is sent. */
  const checked = Promise.race([
    checker.checkNow(),
    new Promise<void>((resolve) => {
      endWaitForCheck = resolve;
    }),
  ]);

  /**
   * Writes until it works: what a call came to must be recorded before the next call may leave. The answer is the code
   * of what failed last before it worked, undefined when it worked at once.
   */
  async function write(run: () => void): Promise<string | undefined> {
    let failure: string | undefined;
    for (;;) {
      try {
        run();
        return failure;
      } catch (error) {
        failure = storeCode(error);
        log('ledger not writable', { code: failure });
        if (stopped) return failure;
        await wait((signal) => sleep(clock, WRITE_AGAIN_MS, signal));
      }
    }
  }

  /** Waits until it is over, or until there is a reason to look again; false for the latter. */
  async function wait(run: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    waiting = new AbortController();
    const { signal } = waiting;
    try {
      await run(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return !signal.aborted;
  }

  /** Not sending is the safe failure: whatever of the operation is still pending will not be sent. */
  async function finish(id: string, error?: ApiErrorBody): Promise<void> {
    const state = error ? 'stopped' : 'done';
    await write(() =>
      store.transaction(() => {
        for (const from of operationStates.with('proceeding')) {
          store.moveOperation(id, from, state, clock.now(), error && JSON.stringify(error));
        }
      }),
    );
    if (error) await leftOver.settle(id, error.code);
  }

  function record(id: string, sent: number, outcome: AcknowledgeOutcome): void {
    const now = clock.now();
    if (outcome.kind === 'answered') {
      const { requestId, result } = outcome;
      const isWhole = result === sent;
      const note = isWhole ? undefined : `${result} of ${sent} confirmed`;
      store.sending.settle(id, 'sending', isWhole ? 'confirmed' : 'unknown', now, { requestId, note });
    } else if (outcome.kind === 'throttled') {
      store.sending.unclaim(id, now);
    } else {
      const state = outcome.kind === 'refused' ? 'failed' : 'unknown';
      const { code, requestId } = outcome.error;
      store.sending.settle(id, 'sending', state, now, { requestId, note: code });
    }
  }

  /** Throttling of a read says as much of the account as that of a call. */
  async function fetchReasons(id: string, signal: AbortSignal): Promise<void> {
    try {
      await reasons.fetch(id, ACKNOWLEDGE_BATCH_SIZE, signal);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throttle.take({ kind: 'throttled', error: error.body });
    }
  }

  /** Ends an operation whose record could not be written; what is left waits for somebody who resumes it. */
  async function endUnwritten(id: string, code: string): Promise<void> {
    log('nothing more sent: ledger not writable', { operationId: id, code });
    const message = `Docket could not write its record (${code}), so nothing more was sent.`;
    await finish(id, {
      code: 'LedgerUnavailable',
      message,
      words: { name: 'sendingEnded', storeCode: code },
    });
  }

  async function sendOperation(id: string): Promise<void> {
    store.moveOperation(id, 'pending', 'sending', clock.now());
    while (!stopped && store.operation(id)?.state === 'sending') {
      if (!store.sending.hasPending(id)) {
        await finish(id);
        return;
      }
      if (!(await wait(throttle.untilOver))) continue;
      if (!(await wait((signal) => fetchReasons(id, signal))) || throttle.until() !== undefined) continue;
      if (!(await wait(waitForTurn))) continue;
      const ids = store.sending.claim(id, ACKNOWLEDGE_BATCH_SIZE, clock.now());
      // Somebody was faster than the claim: the look at the top says what is left to do.
      if (ids.length === 0) continue;
      const outcome = await send(ids);
      throttle.take(outcome);
      const failure = await write(() => record(id, ids.length, outcome));
      checker.watch(ids);
      log('batch sent', { operationId: id, results: ids.length, outcome: outcome.kind });
      if (outcome.kind === 'refused' && outcome.isCallerRefused) {
        await finish(id, outcome.error);
        return;
      }
      if (failure !== undefined && !stopped) return endUnwritten(id, failure);
    }
  }

  async function run(): Promise<void> {
    await checked;
    for (let id = due.shift(); id !== undefined && !stopped; id = due.shift()) {
      const operationId = id;
      await sendOperation(operationId).catch((error: unknown) => endUnwritten(operationId, storeCode(error)));
    }
    running = undefined;
  }

  function enqueue(id: string): void {
    due.push(id);
    running ??= run();
  }

  return {
    /** Sends what is pending of an operation that is `sending`, when its turn comes. */
    enqueue,

    /** Ends a wait before a call, because an operation was paused or stopped: the sender looks at its state again. */
    lookAgain: () => waiting.abort(),

    /** While the cloud throttles: epoch milliseconds at which the next call is tried. */
    throttledUntil: throttle.until,

    /** Sends the operation after its undo window of `ms` milliseconds. */
    arm(id: string, ms: number): void {
      const open = () => {
        windows.delete(id);
        enqueue(id);
      };
      windows.set(id, clock.schedule(ms, open));
    },

    /** Opens no more windows, ends every wait, and waits for the call in flight. */
    async stop(): Promise<void> {
      stopped = true;
      for (const cancel of windows.values()) cancel();
      endWaitForCheck();
      waiting.abort();
      await running;
    },
  };
}
