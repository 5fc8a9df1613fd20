import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Clock } from '../../platform/clock.ts';

const FAST_MS = 1_000;
const SLOW_MS = 30_000;

/**
 * The only clock of the page. It ticks every 30 s, and every second while a countdown is on screen. Components derive
 * their text from it, so a tick renders only texts that change.
 */
export interface Ticker {
  /** Epoch milliseconds at the last tick. */
  now(): number;
  /** Monotonic milliseconds at the last tick. */
  monotonic(): number;
  /** Ticks now, because the clock was corrected. */
  tick(): void;
  /** For texts that change with the minutes. */
  readonly subscribeSlow: (listener: () => void) => () => void;
  /** For texts that count seconds. */
  readonly subscribeFast: (listener: () => void) => () => void;
}

/** A ticker over a clock. It does not run while nothing listens. */
export function createTicker(clock: Clock): Ticker {
  const listeners = { fast: new Set<() => void>(), slow: new Set<() => void>() };
  let now = clock.now();
  let monotonic = clock.monotonic();
  let cancel: (() => void) | undefined;

  const tick = () => {
    now = clock.now();
    monotonic = clock.monotonic();
    for (const listener of [...listeners.fast, ...listeners.slow]) listener();
  };
  const schedule = () => {
    cancel?.();
    cancel = undefined;
    if (listeners.fast.size + listeners.slow.size === 0) return;
    cancel = clock.schedule(listeners.fast.size > 0 ? FAST_MS : SLOW_MS, () => {
      tick();
      schedule();
    });
  };
  const subscribe = (pace: keyof typeof listeners) => (listener: () => void) => {
    const isFirst = listeners[pace].size === 0;
    listeners[pace].add(listener);
    if (isFirst) {
      if (pace === 'fast') tick();
      schedule();
    }
    return () => {
      listeners[pace].delete(listener);
      if (listeners[pace].size === 0) schedule();
    };
  };
  return {
    now: () => now,
    monotonic: () => monotonic,
    tick,
    subscribeSlow: subscribe('slow'),
    subscribeFast: subscribe('fast'),
  };
}

export const TickerContext = createContext<Ticker | undefined>(undefined);

/** The clock of the page. */
export function useTicker(): Ticker {
  const ticker = useContext(TickerContext);
  if (!ticker) throw new Error('TickerContext is missing.');
  return ticker;
}

/** Derives a text or number from the time of day. It renders again only when that changes. */
export function useFromNow<T extends string | number>(derive: (now: number) => T): T {
  const ticker = useTicker();
  const read = () => derive(ticker.now());
  return useSyncExternalStore(ticker.subscribeSlow, read, read);
}

/** Whole seconds until a time on the monotonic clock; 0 after it. Ticks every second. */
export function useSecondsUntil(deadline: number): number {
  const ticker = useTicker();
  const read = () => Math.max(0, Math.ceil((deadline - ticker.monotonic()) / 1000));
  return useSyncExternalStore(ticker.subscribeFast, read, read);
}

const NO_TICKS = () => () => undefined;

/** True after a time on the monotonic clock. Without a time it is false, and nothing ticks. */
export function useHasPassed(deadline: number | undefined): boolean {
  const ticker = useTicker();
  const read = () => deadline !== undefined && ticker.monotonic() >= deadline;
  return useSyncExternalStore(deadline === undefined ? NO_TICKS : ticker.subscribeFast, read, read);
}
