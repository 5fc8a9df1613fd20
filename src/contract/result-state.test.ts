import { describe, expect, test } from 'vitest';
import { operationStates } from './operation-state.ts';
import { resultStates } from './result-state.ts';

describe('the states of a result', () => {
  test.each([
    ['open', ['pending', 'sending', 'unknown']],
    ['underWay', ['pending', 'sending']],
    ['handled', ['pending', 'sending', 'confirmed', 'gone', 'unknown']],
    ['leaving', ['pending', 'sending', 'confirmed', 'gone']],
    ['leftQueue', ['confirmed', 'gone']],
    ['outcome', ['confirmed', 'gone', 'unknown', 'not_acked', 'failed', 'interrupted', 'undone']],
    ['sent', ['confirmed', 'gone', 'unknown', 'not_acked', 'failed']],
    ['notSent', ['interrupted', 'undone']],
    ['wentWrong', ['unknown', 'not_acked', 'failed']],
    ['sentInVain', ['not_acked', 'failed']],
    ['repeatable', ['not_acked', 'failed', 'interrupted']],
    ['needsAttention', ['unknown', 'not_acked', 'failed', 'interrupted']],
    ['notAckedIfSeen', ['confirmed', 'gone', 'unknown']],
    ['goneIfNotSeen', ['unknown', 'not_acked']],
  ] as const)('%s', (trait, states) => {
    expect(resultStates.with(trait)).toEqual(states);
  });

  test('no result may be acknowledged again while the ledger handles it, and every other one may', () => {
    for (const state of resultStates.all) {
      const isOpenOrAway = resultStates.has(state, 'open') || resultStates.has(state, 'leftQueue');
      expect([state, resultStates.has(state, 'handled')]).toEqual([state, isOpenOrAway]);
      expect([state, resultStates.has(state, 'underWay')]).toEqual([
        state,
        !resultStates.has(state, 'outcome'),
      ]);
    }
  });

  test('counts per state add up over a trait, and a state that this version does not know has none', () => {
    const counts = { confirmed: 5, gone: 2, failed: 1 };
    expect(resultStates.count(counts, 'leftQueue')).toBe(7);
    expect(resultStates.count({}, 'leftQueue')).toBe(0);
    expect(resultStates.has(undefined, 'handled')).toBe(false);
    const later: unknown = JSON.parse('"expired"');
    expect(resultStates.has(later as 'pending', 'handled')).toBe(false);
  });
});

describe('the states of an operation', () => {
  test.each([
    ['open', ['pending', 'sending', 'paused']],
    ['proceeding', ['pending', 'sending']],
    ['stoppable', ['sending', 'paused']],
    ['resumable', ['paused', 'interrupted', 'stopped']],
    ['cutShort', ['interrupted', 'stopped']],
  ] as const)('%s', (trait, states) => {
    expect(operationStates.with(trait)).toEqual(states);
  });
});
