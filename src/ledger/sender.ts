import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import { ACKNOWLEDGE_BATCH_SIZE } from '../contract/acknowledgement.ts';
import type { ApiErrorBody } from '../contract/api-error.ts';
import type { Checker } from './checker.ts';
import { storeCode } from './errors.ts';
import type { LedgerOptions } from './options.ts';
import type { Store } from './sql/store.ts';

const WRITE_AGAIN_MS = 5000;

/**
 * The ledger's hand: waits out undo windows on the monotonic clock and sends what was not undone, one call at a time
 * for the whole account, each batch on disk as `sending` before its first byte leaves.
 */
export function createSender(store: Store, options: LedgerOptions, checker: Checker) {
  const { clock, send, log } = options;
  const windows = new Map<string, () => void>();
  const due: string[] = [];
  /** What an earlier process left unclear is looked at before anything new is sent. */
  const checked = checker.checkNow();
  let running: Promise<void> | undefined;
  let stopped = false;

  /** Writes until it works: what a call came to must be recorded before the next call may leave. */
  async function write(run: () => void): Promise<void> {
    for (;;) {
      try {
        run();
        return;
      } catch (error) {
        log('ledger not writable', { code: storeCode(error) });
        if (stopped) return;
        await new Promise<void>((resolve) => clock.schedule(WRITE_AGAIN_MS, resolve));
      }
    }
  }

  /** Not sending is the safe failure: whatever of the operation is still pending will not be sent. */
  function finish(id: string, error?: ApiErrorBody): void {
    const now = clock.now();
    const state = error ? 'stopped' : 'done';
    store.transaction(() => {
      store.settle(id, 'pending', 'interrupted', now, { note: error?.code });
      for (const from of ['pending', 'sending'] as const) {
        store.moveOperation(id, from, state, now, error && JSON.stringify(error));
      }
    });
  }

  function record(id: string, sent: number, outcome: AcknowledgeOutcome): void {
    const now = clock.now();
    if (outcome.kind === 'answered') {
      const { requestId, result } = outcome;
      const isWhole = result === sent;
      const note = isWhole ? undefined : `${result} of ${sent} confirmed`;
      store.settle(id, 'sending', isWhole ? 'confirmed' : 'unknown', now, { requestId, note });
    } else {
      const state = outcome.kind === 'refused' ? 'failed' : 'unknown';
      const { code, requestId } = outcome.error;
      store.settle(id, 'sending', state, now, { requestId, note: code });
    }
  }

  async function sendOperation(id: string): Promise<void> {
    store.moveOperation(id, 'pending', 'sending', clock.now());
    while (!stopped) {
      // Nothing to claim: all is sent, or somebody undid, paused or stopped it.
      const ids = store.claim(id, ACKNOWLEDGE_BATCH_SIZE, clock.now());
      if (ids.length === 0)
        return store.operation(id)?.state === 'sending' ? write(() => finish(id)) : undefined;
      const outcome = await send(ids);
      await write(() => record(id, ids.length, outcome));
      checker.watch(id);
      log('batch sent', { operationId: id, results: ids.length, outcome: outcome.kind });
      if (outcome.kind === 'refused' && outcome.isCallerRefused)
        return write(() => finish(id, outcome.error));
    }
  }

  async function run(): Promise<void> {
    await checked;
    for (let id = due.shift(); id !== undefined && !stopped; id = due.shift()) {
      const operationId = id;
      await sendOperation(operationId).catch((error: unknown) => {
        const code = storeCode(error);
        log('nothing more sent: ledger not writable', { operationId, code });
        const words = `Docket could not write its record (${code}), so nothing more was sent.`;
        return write(() => finish(operationId, { code: 'LedgerUnavailable', message: words }));
      });
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

    /** Sends the operation after its undo window of `ms` milliseconds. */
    arm(id: string, ms: number): void {
      const open = () => {
        windows.delete(id);
        enqueue(id);
      };
      windows.set(id, clock.schedule(ms, open));
    },

    /** Opens no more windows and waits for the call in flight. */
    async stop(): Promise<void> {
      stopped = true;
      for (const cancel of windows.values()) cancel();
      await running;
    },
  };
}
