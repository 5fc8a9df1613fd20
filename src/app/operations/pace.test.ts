import { describe, expect, test } from 'vitest';
import type { Operation } from '../../contract/acknowledgement.ts';
import type { OperationState } from '../../contract/operation-state.ts';
import { addSample, paceOf, sentOf, wantedOf } from './pace.ts';

const START = Date.parse('2026-11-23T12:00:00.000Z');
const operation = (second: number, confirmed: number, state: OperationState = 'sending'): Operation => ({
  id: 'operation',
  state,
  total: 1000,
  counts: { confirmed, pending: 1000 - confirmed },
  createdAt: new Date(START).toISOString(),
  sendAt: new Date(START).toISOString(),
  asOf: new Date(START + second * 1000).toISOString(),
});
const samplesOf = (...operations: Operation[]) =>
  operations.reduce(addSample, [] as ReturnType<typeof addSample>);

describe('the pace of an operation', () => {
  test('is what was sent over the time it took, on the server’s clock', () => {
    const samples = samplesOf(operation(0, 100), operation(1, 150), operation(2, 300));
    expect(paceOf(samples, 1000)).toEqual({ perSecond: 100, secondsLeft: 7 });
  });

  test('is not guessed from one look, from less than a second and a half, or while nothing moves', () => {
    expect(paceOf(samplesOf(operation(0, 100)), 1000)).toBeUndefined();
    expect(paceOf(samplesOf(operation(0, 100), operation(1, 150)), 1000)).toBeUndefined();
    expect(paceOf(samplesOf(operation(0, 100), operation(5, 100)), 1000)).toBeUndefined();
  });

  test('starts anew after a pause, so that the time of waiting does not count', () => {
    const samples = samplesOf(
      operation(0, 100),
      operation(1, 200, 'paused'),
      operation(600, 200),
      operation(602, 400),
    );
    expect(paceOf(samples, 1000)?.perSecond).toBe(100);
  });

  test('forgets what is older than 15 s, and ignores an answer that comes twice or late', () => {
    const samples = samplesOf(operation(0, 0), operation(20, 100), operation(30, 600), operation(30, 600));
    expect(samples).toHaveLength(2);
    expect(addSample(samples, operation(25, 300))).toBe(samples);
  });
});

test('what was undone is not wanted; what was refused or unclear was sent all the same', () => {
  const mixed = {
    ...operation(0, 0),
    counts: { confirmed: 5, unknown: 2, failed: 1, undone: 3, pending: 9 },
  };
  expect(sentOf(mixed)).toBe(8);
  expect(wantedOf(mixed)).toBe(997);
});
