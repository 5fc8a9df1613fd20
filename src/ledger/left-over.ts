import { docketError } from '../contract/api-error.ts';
import { storeCode } from './errors.ts';
import type { LedgerOptions } from './options.ts';
import { nextTurn, SLICE_ROWS } from './slices.ts';
import type { Store } from './sql/store.ts';

const WRITE_AGAIN_MS = 5000;

export type LeftOver = ReturnType<typeof createLeftOver>;

/**
 * Moves all that operations have not sent, slice by slice, so that other requests are answered meanwhile: to "not sent" when
 * an operation has ended, and back when it is resumed. One operation after the other: what one move does, no other undoes
 * half-way. Whether anything may be sent is decided by the operation's state, which changes first.
 */
export function createLeftOver(store: Store, { clock, log }: Pick<LedgerOptions, 'clock' | 'log'>) {
  let line: Promise<unknown> = Promise.resolve();
  const ending = new AbortController();

  function inTurn<Answer>(run: () => Promise<Answer>): Promise<Answer> {
    const done = line.then(run);
    line = done.catch(() => {});
    return done;
  }

  /** What cannot be written now is written as soon as it can; closing the ledger writes it at once. */
  async function settleNow(id: string, note?: string): Promise<void> {
    try {
      while (store.sending.settleEnded(id, clock.now(), SLICE_ROWS, note) === SLICE_ROWS)
        await nextTurn(ending.signal);
    } catch (error) {
      if (ending.signal.aborted) return;
      log('ledger not writable', { code: storeCode(error) });
      clock.schedule(WRITE_AGAIN_MS, () => void settle(id, note));
    }
  }

  /** Says of what is pending in an operation that has ended that it was not sent, or that it was undone. */
  function settle(id: string, note?: string): Promise<void> {
    return inTurn(() => settleNow(id, note));
  }

  return {
    settle,

    /**
     * Takes up again what of an operation was certainly not sent, and what was refused with the code `refusal`; `check` runs
     * before and `go` after. When one of them throws, all stays not sent.
     */
    revive(id: string, refusal: string | undefined, check: () => void, go: () => void): Promise<void> {
      return inTurn(async () => {
        check();
        try {
          let after: number | undefined = -1;
          while (after !== undefined) {
            after = store.sending.reviveSlice(id, refusal, after, SLICE_ROWS);
            if (after !== undefined) await nextTurn(ending.signal);
          }
          go();
        } catch (error) {
          await settleNow(id);
          throw error;
        }
      });
    },

    /** Leaves what is left to the sweep; nothing is written after it resolves. */
    async stop(): Promise<void> {
      ending.abort(
        docketError('LedgerUnavailable', 'Docket is shutting down. Nothing was sent.', {
          name: 'shuttingDown',
        }),
      );
      await line;
    },
  };
}
