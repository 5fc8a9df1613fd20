import { describe, expect, test } from 'vitest';
import type { Operation } from '../../contract/acknowledgement.ts';
import type { OperationState } from '../../contract/operation-state.ts';
import { hasEnded, isBig, isUnfinished, nextPoll, undoTimeLeft } from './poll-schedule.ts';

const START = Date.parse('2026-11-23T12:00:00.000Z');
const operation = (state: OperationState, msLeft: number): Operation => ({
  id: 'operation',
  state,
  total: 1,
  counts: {},
  createdAt: new Date(START).toISOString(),
  sendAt: new Date(START + msLeft).toISOString(),
  asOf: new Date(START).toISOString(),
});

describe('when to look at an operation again', () => {
  test('the undo window is measured on the server alone, and never negative', () => {
    expect(undoTimeLeft(operation('pending', 8_000))).toBe(8_000);
    expect(undoTimeLeft(operation('pending', -500))).toBe(0);
  });

  test('a pending operation is looked at just after its window closes, and at least every 5 s', () => {
    expect(nextPoll(operation('pending', 3_000))).toBe(3_120);
    expect(nextPoll(operation('pending', 30_000))).toBe(5_000);
    expect(nextPoll(operation('pending', -1_000))).toBe(120);
  });

  test('one that is being sent is looked at every half second, a paused one seldom', () => {
    expect(nextPoll(operation('sending', 0))).toBe(500);
    expect(nextPoll(operation('paused', 0))).toBe(5_000);
  });

  test('one that is done is still followed while the queue is being checked for its results', () => {
    expect(nextPoll({ ...operation('done', 0), counts: { confirmed: 3, unknown: 1 } })).toBe(5_000);
    expect(nextPoll({ ...operation('done', 0), counts: { confirmed: 3, gone: 1 } })).toBeUndefined();
  });

  test.each(['done', 'undone', 'interrupted', 'stopped'] as const)(
    'one that is %s is left alone',
    (state) => {
      expect(hasEnded(state)).toBe(true);
      expect(nextPoll(operation(state, 0))).toBeUndefined();
    },
  );

  test('a big one is looked at every second while it is sending, and after its end while results are checked', () => {
    const big = { ...operation('sending', 0), total: 51 };
    expect(isBig(big)).toBe(true);
    expect(nextPoll(big)).toBe(1_000);
    expect(nextPoll({ ...big, state: 'done', counts: { unknown: 1, confirmed: 50 } })).toBe(5_000);
    expect(nextPoll({ ...big, state: 'done', counts: { confirmed: 51 } })).toBeUndefined();
  });

  test('a restart leaves a big operation unfinished as long as results of it were not sent', () => {
    const cut = { ...operation('interrupted', 0), total: 51, counts: { interrupted: 1, confirmed: 50 } };
    expect(isUnfinished(cut)).toBe(true);
    expect(isUnfinished({ ...cut, state: 'stopped' })).toBe(true);
    expect(isUnfinished({ ...cut, isDismissed: true })).toBe(false);
    const stopped = { ...cut, state: 'stopped', counts: { sending: 50, interrupted: 51 } } as const;
    expect(nextPoll(stopped)).toBe(500);
    expect(isUnfinished({ ...cut, counts: { unknown: 51 } })).toBe(false);
    expect(isUnfinished({ ...cut, total: 50 })).toBe(false);
  });
});
