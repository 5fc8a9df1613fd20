import { systemClock } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/sqlite.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator.ts';
import { type CallOptions, callRpc, isoSeconds, type Params, type Reply } from './caller.ts';

/** Monday 23 November 2026, 16:00 in Beijing. */
export const START = Date.parse('2026-11-23T08:00:00Z');

export interface TestEmulator extends Emulator {
  /** Moves the time on. */
  advance(ms: number): void;
  /** Makes an HMAC-SHA1 call at the time of the emulator. */
  call(action: string, params?: Params, options?: CallOptions): Promise<Reply>;
  poll(params?: Params, options?: CallOptions): Promise<Reply>;
}

/**
 * An emulator in memory. Its time stands at {@link START}, and its queue does not change by itself unless asked for.
 */
export function startEmulator(options: Partial<EmulatorOptions> = {}): TestEmulator {
  let now = START;
  const emulator = createEmulator({
    db: openDatabase(':memory:'),
    clock: { ...systemClock, now: () => now },
    results: 200,
    arrivalsPerMinute: 0,
    onInternalError: (error) => {
      throw error;
    },
    ...options,
  });
  const call = (action: string, params: Params = {}, callOptions: CallOptions = {}) =>
    callRpc(emulator.upstream, { Action: action, ...params }, { timestamp: isoSeconds(now), ...callOptions });
  return {
    ...emulator,
    advance: (ms) => {
      now += ms;
    },
    call,
    poll: (params, callOptions) =>
      call('PollTaskResult', { PageNum: '1', PageSize: '1000', ...params }, callOptions),
  };
}
