import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AcknowledgedPage, Operation } from '../../contract/acknowledgement.ts';
import { type OperationState, operationStates } from '../../contract/operation-state.ts';
import { type ResultState, resultStates } from '../../contract/result-state.ts';
import { createRecord } from './record.ts';
import { at, operation, page, setUp } from './testing/rig.ts';

afterEach(() => void vi.useRealTimers());

const ledgerPage = (
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

describe('what other answers say of a row', () => {
  test('the record locks a row that another tab is acknowledging, and its operation is followed', async () => {
    const { record, hear, asked, say, pass } = setUp();
    say(operation('pending', { a: 'pending' }, 200));
    hear('ledger', ledgerPage({ a: 'pending' }, 100));
    expect(record.row('a')?.state).toBe('pending');
    await pass(0);
    expect(asked).toEqual(['op-1']);
    expect(record.row('a')?.deadline).toEqual(expect.any(Number));
    // The record page has no countdown. Hearing it does not stop the one that runs.
    hear('ledger', ledgerPage({ a: 'pending' }, 300));
    expect(record.row('a')?.deadline).toEqual(expect.any(Number));
  });

  test('the newest word about a try wins, whichever answer brings it', () => {
    const { record, following, hear } = setUp();
    following.follow(operation('done', { a: 'unknown' }, 5_000));
    hear('ledger', ledgerPage({ a: 'sending' }, 4_000));
    expect(record.row('a')?.state).toBe('unknown');
    hear('ledger', ledgerPage({ a: 'gone' }, 6_000));
    expect(record.row('a')?.state).toBe('gone');
    expect([...record.gone()]).toEqual(['a']);
  });

  test('an earlier try says nothing of a result that was taken up again, followed or not', () => {
    const { record, following, hear } = setUp();
    hear('ledger', ledgerPage({ a: 'confirmed' }, 9_000, { operationId: 'op-2', askedAt: 5_000 }));
    hear('ledger', ledgerPage({ a: 'not_acked' }, 9_500));
    following.follow(operation('done', { a: 'not_acked' }, 9_600));
    expect(record.row('a')).toMatchObject({ operationId: 'op-2', state: 'confirmed' });
  });

  test('a page of the queue that was read later describes the row again', () => {
    const { record, hear } = setUp();
    hear('ledger', ledgerPage({ a: 'confirmed' }, 9_000));
    hear('queue', page(['a'], 8_000));
    expect(record.gone().has('a')).toBe(true);
    hear('queue', page(['a'], 10_000));
    expect(record.row('a')).toBeUndefined();
  });

  test('the set of rows that left is the same one until it holds others', () => {
    const { record, following, hear } = setUp();
    following.follow(operation('done', { a: 'confirmed' }, 1_000));
    const before = record.gone();
    hear('queue', page(['b'], 2_000));
    following.follow({ ...operation('pending', { c: 'pending' }, 3_000), id: 'op-2' });
    expect(record.gone()).toBe(before);
  });

  test.each(['gone', 'not_acked'] as const)(
    'an operation that has ended tells when a result without a clear answer turns out to be %s',
    async (found) => {
      const { following, ended, progress, say, pass } = setUp();
      const told = (state: ResultState, asOf: number): Operation => ({
        ...operation('done', { a: state }, asOf),
        counts: { [state]: 1 },
      });
      following.follow(operation('sending', { a: 'sending' }));
      following.changed(told('unknown', 1_000));
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

/** One answer, with what it says of the rows `a` and `b`. */
type Answer = {
  readonly source: 'queue' | 'task' | 'ledger' | 'op-1' | 'op-2';
  readonly a: ResultState;
  readonly b: ResultState | undefined;
  readonly operationState: OperationState;
};
const ASKED_AT = { 'op-1': 0, 'op-2': 5 } as const;

/** The words of a record after answers that were read one after the other and arrive in this order. */
function heard(answers: readonly Answer[], arrivals: readonly number[]) {
  const record = createRecord({ monotonic: () => 0 });
  for (const asOf of arrivals) {
    const { source, a, b, operationState } = answers[asOf] as Answer;
    if (source === 'queue') record.hearList(page(['a', 'b'], asOf, { id: 'a', state: a }));
    else if (source === 'task') record.hearList(page(['a', 'b'], asOf, { id: 'a', state: a }), true);
    else if (source === 'ledger') record.hearLedger(ledgerPage({ a, ...(b && { b }) }, asOf));
    else {
      const told = operation(operationState, { a, ...(b && { b }) }, asOf);
      record.hearOperation({ ...told, id: source, createdAt: at(ASKED_AT[source]) });
    }
  }
  const wordOf = (id: string) => {
    const { operationId, state, note } = record.row(id) ?? {};
    return { operationId, state, note };
  };
  return { a: wordOf('a'), b: wordOf('b'), gone: [...record.gone()].sort() };
}

const answer = fc.record<Answer>({
  source: fc.constantFrom('queue', 'task', 'ledger', 'op-1', 'op-2'),
  a: fc.constantFrom(...resultStates.all),
  b: fc.constantFrom(...resultStates.all),
  operationState: fc.constantFrom(...operationStates.all),
});
const arrivals = fc
  .array(answer, { minLength: 1, maxLength: 12 })
  .chain((answers) =>
    fc.tuple(
      fc.constant(answers),
      fc.shuffledSubarray([...answers.keys()], { minLength: answers.length, maxLength: answers.length }),
    ),
  );

describe('in whatever order answers arrive', () => {
  test('they lead to the same words, and the same rows are gone', () => {
    fc.assert(
      fc.property(arrivals, ([answers, order]) => {
        expect(heard(answers, order)).toEqual(heard(answers, [...answers.keys()]));
      }),
      { numRuns: 500 },
    );
  });

  test('of one try the newest word holds, whichever answers say it', () => {
    fc.assert(
      fc.property(arrivals, ([answers, order]) => {
        const ofOneTry = answers.map((said) => ({
          ...said,
          source: said.source === 'ledger' ? ('ledger' as const) : ('op-1' as const),
        }));
        expect(heard(ofOneTry, order).a.state).toBe(answers.at(-1)?.a);
      }),
      { numRuns: 200 },
    );
  });

  test('a page of the queue that is read last describes its rows, unless their operation is under way', () => {
    fc.assert(
      fc.property(arrivals, answer, fc.boolean(), ([answers, order], last, isOver) => {
        const operationState = isOver ? 'done' : 'sending';
        const one = { ...last, source: 'op-1', operationState } as const;
        const all = [
          ...answers.map((said) => ({ ...one, a: said.a })),
          one,
          { ...last, source: 'queue' } as const,
        ];
        const places = [...order, answers.length, answers.length + 1];
        expect(heard(all, places).gone).toEqual([]);
        expect(heard(all, places).b.state).toBe(isOver ? undefined : last.b);
      }),
      { numRuns: 500 },
    );
  });
});
