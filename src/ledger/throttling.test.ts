import { describe, expect, test } from 'vitest';
import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import { createRig, details, idsOf, OPERATION, OTHER, showing } from './testing/rig.ts';
import { pauseMs } from './throttle.ts';

const THROTTLED: AcknowledgeOutcome = {
  kind: 'throttled',
  error: { code: 'Throttling.User', message: 'Request was denied due to user flow control.' },
};

/** 200 results whose calls are throttled for the first `ms` milliseconds. */
async function throttledFor(ms: number, retryAfterMs?: number) {
  const shown = showing(details(200));
  const { rig, ledger, ids } = shown;
  const start = rig.clock.monotonic();
  const leftAt: number[] = [];
  rig.answer = (sent) => {
    leftAt.push(rig.clock.monotonic() - start);
    return rig.clock.monotonic() - start < ms
      ? { ...THROTTLED, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
      : { kind: 'answered', result: sent.length, requestId: 'R' };
  };
  ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
  await rig.clock.advance(0);
  return { ...shown, leftAt, operation: () => ledger.operation(OPERATION) };
}

describe('throttling slows an operation down', () => {
  test('for 30 s: nothing is refused, it says when it tries again, and all 200 are acknowledged', async () => {
    const { rig, operation, leftAt } = await throttledFor(30_000);
    expect(operation()).toMatchObject({ state: 'sending', counts: { pending: 200 } });
    expect(operation().throttledUntil).toBe(new Date(rig.clock.now() + 1000).toISOString());
    await rig.clock.advance(29_000);
    expect(operation()).toMatchObject({ state: 'sending', counts: { pending: 200 } });
    await rig.clock.advance(3_000);
    expect(operation()).toMatchObject({ state: 'done', counts: { confirmed: 200 } });
    expect(operation()).not.toHaveProperty('throttledUntil');
    expect(leftAt).toEqual([0, 1000, 3000, 7000, 15_000, 31_000, 31_000, 31_000, 31_000]);
  });

  test('the gateway is left alone for as long as it asks', async () => {
    const { rig, operation, leftAt } = await throttledFor(30_000, 14_000);
    expect(operation().throttledUntil).toBe(new Date(rig.clock.now() + 14_000).toISOString());
    await rig.clock.advance(42_000);
    expect(leftAt.slice(0, 4)).toEqual([0, 14_000, 28_000, 42_000]);
    expect(operation().state).toBe('done');
  });

  test.each([
    [1, undefined, 1000],
    [2, undefined, 2000],
    [6, undefined, 20_000],
    [5000, undefined, 20_000],
    [1, 1500, 1500],
    [9, 0, 100],
    [1, 1e12, 120_000],
  ])('after %i in a row, asked for %j ms: a pause of %i ms', (times, asked, ms) => {
    expect(pauseMs(times, asked)).toBe(ms);
  });

  test('nothing of any other operation leaves meanwhile', async () => {
    const { rig, ledger } = await throttledFor(30_000, 20_000);
    const others = details(205).slice(200);
    ledger.show(others, rig.clock.now());
    ledger.acknowledge({ operationId: OTHER, ids: idsOf(others), undoSeconds: 0 });
    ledger.pause(OPERATION);
    await rig.clock.advance(19_000);
    expect(rig.calls).toHaveLength(1);
    expect(ledger.operation(OTHER)).toMatchObject({ state: 'sending', counts: { pending: 5 } });
    expect(ledger.operation(OTHER).throttledUntil).toBe(new Date(rig.clock.now() + 1000).toISOString());
    expect(ledger.operation(OPERATION)).not.toHaveProperty('throttledUntil');
  });
});

describe('stop, pause and the end are obeyed between two calls', () => {
  test('stopped while throttled: no call leaves any more, nothing was sent, and it can be resumed', async () => {
    const { rig, ledger, operation } = await throttledFor(30_000);
    await rig.clock.advance(3_000);
    const sent = rig.calls.length;
    expect(await ledger.stop(OPERATION)).toMatchObject({ state: 'stopped', counts: { interrupted: 200 } });
    await rig.clock.advance(120_000);
    expect(rig.calls).toHaveLength(sent);
    expect((await ledger.resume(OPERATION)).state).toBe('sending');
    await rig.clock.advance(1000);
    expect(operation()).toMatchObject({ state: 'done', counts: { confirmed: 200 } });
  });

  test('paused while throttled: all of it is pending, and no call leaves until it is resumed', async () => {
    const { rig, ledger, operation } = await throttledFor(30_000);
    const paused = ledger.pause(OPERATION);
    expect(paused).toMatchObject({ state: 'paused', counts: { pending: 200 } });
    await rig.clock.advance(120_000);
    expect(rig.calls).toHaveLength(1);
    await ledger.resume(OPERATION);
    await rig.clock.advance(0);
    expect(operation().state).toBe('done');
  });

  test('paused and resumed at once: one loop goes on, and nothing is sent twice', async () => {
    const { rig, ledger, ids, operation } = await throttledFor(5_000);
    ledger.pause(OPERATION);
    await ledger.resume(OPERATION);
    await rig.clock.advance(60_000);
    expect(operation()).toMatchObject({ state: 'done', counts: { confirmed: 200 } });
    const acknowledged = rig.calls.slice(-4).flat();
    expect(acknowledged).toEqual(ids);
  });

  test('stopped while the call that is throttled is in flight: its results were not sent either', async () => {
    const { rig, ledger, ids } = showing(details(60));
    let answer = (_: AcknowledgeOutcome) => {};
    rig.answer = () => new Promise((resolve) => (answer = resolve));
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect((await ledger.stop(OPERATION)).counts).toEqual({ sending: 50, interrupted: 10 });
    answer(THROTTLED);
    await rig.clock.advance(60_000);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'stopped', counts: { interrupted: 60 } });
    expect(rig.calls).toHaveLength(1);
  });

  test('nothing is claimed before its call may leave: paused while waiting for a turn means paused', async () => {
    const turns: (() => void)[] = [];
    const waitForTurn = (signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        turns.push(resolve);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const { rig, ledger, ids } = showing(details(5), { waitForTurn });
    ledger.acknowledge({ operationId: OPERATION, ids, undoSeconds: 0 });
    await rig.clock.advance(0);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'sending', counts: { pending: 5 } });
    expect(ledger.pause(OPERATION)).toMatchObject({ state: 'paused', counts: { pending: 5 } });
    turns[0]?.();
    await rig.clock.advance(60_000);
    expect(rig.calls).toEqual([]);
    await ledger.resume(OPERATION);
    await rig.clock.advance(0);
    turns[1]?.();
    await rig.clock.advance(0);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'done', counts: { confirmed: 5 } });
  });

  test.each([
    ['throttled', {}],
    ['waiting for a turn', { waitForTurn: never }],
    ['waiting for the first check', { readQueue: () => new Promise<never>(() => {}) }],
  ])('an orderly end while %s: it is over at once, nothing leaves, and nothing was sent', async (_, more) => {
    const rig = createRig();
    rig.answer = () => ({ kind: 'unknown', error: { code: 'UpstreamTimeout', message: '' } });
    const first = rig.open();
    first.show(details(10), rig.clock.now());
    first.acknowledge({ operationId: OTHER, ids: idsOf(details(5)), undoSeconds: 0 });
    await rig.clock.advance(0);
    await first.close();
    const second = createRig({ db: rig.db, ...more });
    second.answer = () => THROTTLED;
    const ledger = second.open();
    ledger.acknowledge({ operationId: OPERATION, ids: idsOf(details(10)).slice(5), undoSeconds: 0 });
    await second.clock.advance(0);
    const calls = second.calls.length;
    await ledger.close();
    await second.clock.advance(120_000);
    expect(second.calls).toHaveLength(calls);
    expect(ledger.operation(OPERATION)).toMatchObject({ state: 'interrupted', counts: { interrupted: 5 } });
  });
});

/** A turn that never comes. */
function never(signal: AbortSignal): Promise<void> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}
