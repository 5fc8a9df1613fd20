import { describe, expect, test } from 'vitest';
import type { AcknowledgedPage, Operation } from '../../contract/acknowledgement.ts';
import type { ResultState } from '../../contract/result-state.ts';
import { at, operation, page, setUp } from './testing/tracker-rig.ts';

describe('what other answers say of a row', () => {
  const record = (
    rows: Record<string, ResultState>,
    asOf: number,
    { operationId = 'op-1', askedAt = 0 } = {},
  ): AcknowledgedPage => ({
    ...page([], asOf),
    items: page(Object.keys(rows), asOf).items.map((item) => ({
      ...item,
      state: rows[item.taskDetailNo] ?? 'pending',
      operationId,
      acknowledgedAt: at(askedAt),
    })),
  });

  test('the record locks a row that another tab is acknowledging, and its operation is followed', async () => {
    const { tracker, asked, say, pass } = setUp();
    say(operation('pending', { a: 'pending' }, 200));
    tracker.hear(record({ a: 'pending' }, 100));
    expect(tracker.row('a')?.state).toBe('pending');
    await pass(0);
    expect(asked).toEqual(['op-1']);
    expect(tracker.row('a')?.deadline).toEqual(expect.any(Number));
    // The record has no countdown: hearing it again does not stop the one that runs.
    tracker.hear(record({ a: 'pending' }, 300));
    expect(tracker.row('a')?.deadline).toEqual(expect.any(Number));
  });

  test('the newest word about a try wins, whichever answer brings it', () => {
    const { tracker } = setUp();
    tracker.follow(operation('done', { a: 'unknown' }, 5_000));
    tracker.hear(record({ a: 'sending' }, 4_000));
    expect(tracker.row('a')?.state).toBe('unknown');
    tracker.hear(record({ a: 'gone' }, 6_000));
    expect(tracker.row('a')?.state).toBe('gone');
    expect([...tracker.left()]).toEqual(['a']);
  });

  test('an earlier try says nothing of a result that was taken up again, followed or not', () => {
    const { tracker } = setUp();
    tracker.hear(record({ a: 'confirmed' }, 9_000, { operationId: 'op-2', askedAt: 5_000 }));
    tracker.hear(record({ a: 'not_acked' }, 9_500));
    tracker.follow(operation('done', { a: 'not_acked' }, 9_600));
    expect(tracker.row('a')).toMatchObject({ operationId: 'op-2', state: 'confirmed' });
  });

  test('a page of the queue that was read later describes the row again', () => {
    const { tracker } = setUp();
    tracker.hear(record({ a: 'confirmed' }, 9_000));
    tracker.sight(page(['a'], 8_000));
    expect(tracker.left().has('a')).toBe(true);
    tracker.sight(page(['a'], 10_000));
    expect(tracker.row('a')).toBeUndefined();
  });

  test('the set of rows that left is the same one until it holds others', () => {
    const { tracker } = setUp();
    tracker.follow(operation('done', { a: 'confirmed' }, 1_000));
    const before = tracker.left();
    tracker.sight(page(['b'], 2_000));
    tracker.follow({ ...operation('pending', { c: 'pending' }, 3_000), id: 'op-2' });
    expect(tracker.left()).toBe(before);
  });

  test.each(['gone', 'not_acked'] as const)(
    'an operation that has ended tells when a result without a clear answer turns out to be %s',
    async (found) => {
      const { tracker, ended, progress, say, pass } = setUp();
      const told = (state: ResultState, asOf: number): Operation => ({
        ...operation('done', { a: state }, asOf),
        counts: { [state]: 1 },
      });
      tracker.follow(operation('sending', { a: 'sending' }));
      tracker.changed(told('unknown', 1_000));
      say(told('unknown', 6_000));
      await pass(5_000);
      expect(progress).toEqual([]);
      say(told(found, 11_000));
      await pass(5_000);
      expect(progress.map(({ counts }) => counts)).toEqual([{ [found]: 1 }]);
      expect(ended).toHaveLength(1);
    },
  );
});
