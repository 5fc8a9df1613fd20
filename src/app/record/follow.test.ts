import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Operation } from '../../contract/acknowledgement.ts';
import { ApiError } from '../../contract/api-error.ts';
import type { OperationState } from '../../contract/operation-state.ts';
import { at, operation, page, setUp } from './testing/rig.ts';

afterEach(() => void vi.useRealTimers());

describe('following operations', () => {
  test('a row is pending with its deadline, then sending, then leaves only once the operation is over', async () => {
    const { record, following, ended, say, pass } = setUp();
    following.follow(operation('pending', { a: 'pending' }));
    expect(record.row('a')).toMatchObject({ state: 'pending', deadline: expect.any(Number) });
    say(operation('sending', { a: 'confirmed' }, 10_100));
    await pass(5_000);
    expect(record.row('a')?.state).toBe('confirmed');
    expect(record.gone().size).toBe(0);
    say(operation('done', { a: 'confirmed' }, 10_700));
    await pass(500);
    expect([...record.gone()]).toEqual(['a']);
    expect(ended).toHaveLength(1);
  });

  test('it stops asking once an operation has ended, and tells so once', async () => {
    const { following, ended, asked, say, pass } = setUp();
    following.follow(operation('pending', { a: 'pending' }));
    following.follow(operation('pending', { a: 'pending' }));
    say(operation('done', { a: 'confirmed' }, 10_700));
    await pass(5_000);
    await pass(60_000);
    expect(asked).toEqual(['op-1']);
    expect(ended).toHaveLength(1);
  });

  test('a row that was taken up again is described by its newest operation alone', async () => {
    const { record, following, asked, say, pass } = setUp();
    following.follow(operation('pending', { a: 'pending', b: 'pending' }));
    following.changed(operation('pending', { a: 'undone', b: 'pending' }, 1_000));
    following.follow({ ...operation('pending', { a: 'pending' }, 2_000), id: 'op-2', createdAt: at(2_000) });
    expect(record.row('a')).toMatchObject({ operationId: 'op-2', state: 'pending' });
    following.changed(operation('done', { a: 'undone', b: 'confirmed' }, 10_500));
    expect(record.row('a')).toMatchObject({ operationId: 'op-2', state: 'pending' });
    expect(record.row('b')?.state).toBe('confirmed');
    // An operation that has ended is not read again, although a read was planned.
    say(operation('done', { a: 'undone', b: 'confirmed' }, 11_000));
    await pass(4_000);
    expect(asked.filter((id) => id === 'op-1')).toEqual([]);
  });

  test('an unchanged look gives the same row object, so that nothing renders', async () => {
    const { record, following, say, pass } = setUp();
    following.follow(operation('pending', { a: 'pending' }));
    const before = record.row('a');
    say(operation('pending', { a: 'pending' }, 5_000));
    await pass(5_000);
    expect(record.row('a')).toBe(before);
  });

  test('undoing all ends it at once; nothing has left', () => {
    const { record, following, ended } = setUp();
    following.follow(operation('pending', { a: 'pending' }));
    following.changed(operation('undone', { a: 'undone' }, 2_000));
    expect(record.row('a')?.state).toBe('undone');
    expect(record.gone().size).toBe(0);
    expect(ended).toHaveLength(1);
  });

  test('a look that fails is repeated; one that finds no operation is the end of it', async () => {
    const { record, following, asked, say, pass } = setUp();
    following.follow(operation('pending', { a: 'pending' }));
    say(new ApiError(0, { code: 'x', message: '' }));
    await pass(5_000);
    await pass(2_000);
    expect(asked).toHaveLength(2);
    expect(record.row('a')?.state).toBe('pending');
    say(new ApiError(404, { code: 'NotFound', message: '' }));
    await pass(2_000);
    expect(record.row('a')).toBeUndefined();
    expect(record.operations()).toEqual([]);
  });

  test('operations of another tab are followed when a page mentions them', async () => {
    const { record, hear, asked, say, pass } = setUp();
    say(operation('pending', { a: 'pending' }));
    hear('queue', page(['a', 'b'], 100, { id: 'a', state: 'pending' }));
    hear('queue', page(['a', 'b'], 200, { id: 'a', state: 'pending' }));
    await pass(0);
    expect(asked).toEqual(['op-1']);
    expect(record.row('a')?.state).toBe('pending');
    expect(record.row('b')).toBeUndefined();
  });

  test('only a page read after the end describes a row again: an older answer must not bring it back', async () => {
    const { record, following, hear, say, pass } = setUp();
    following.follow(operation('pending', { a: 'pending' }));
    say(operation('done', { a: 'confirmed' }, 10_700));
    await pass(5_000);
    hear('queue', page(['a'], 9_000));
    expect(record.gone().has('a')).toBe(true);
    following.forget('op-1');
    expect(record.gone().has('a')).toBe(true);
    hear('queue', page(['a'], 11_000));
    expect(record.gone().has('a')).toBe(false);
    expect(record.row('a')).toBeUndefined();
  });
});

describe('a big operation', () => {
  const big = (state: OperationState, confirmed: number, more: Partial<Operation> = {}): Operation => ({
    ...operation(state, {}, confirmed * 1000),
    total: 100,
    counts: { confirmed, pending: 100 - confirmed },
    ...more,
  });

  test('tells of progress only when more results have left the queue', async () => {
    const { following, progress, say, pass } = setUp();
    following.follow(big('sending', 0));
    say(big('sending', 0));
    await pass(1_000);
    say(big('sending', 50));
    await pass(1_000);
    expect(progress.map(({ counts }) => counts.confirmed)).toEqual([50]);
  });

  test('that was interrupted is followed again once it is resumed, and ends once more', async () => {
    const { following, ended, asked, say, pass } = setUp();
    following.follow(big('sending', 0));
    say(big('interrupted', 50));
    await pass(1_000);
    await pass(10_000);
    expect(asked).toHaveLength(1);
    following.changed(big('sending', 50));
    say(big('done', 100));
    await pass(1_000);
    expect(ended.map(({ state }) => state)).toEqual(['interrupted', 'done']);
  });

  test('is asked about by one look at a time, however often its state is changed', async () => {
    const { following, asked, say, pass } = setUp();
    following.follow(big('sending', 0));
    following.changed(big('paused', 0));
    following.changed(big('sending', 0));
    say(big('sending', 0));
    await pass(1_000);
    expect(asked).toHaveLength(1);
  });

  test('is not asked about while the tab is hidden', async () => {
    const { record, following, asked, say, pass, hide, show } = setUp();
    following.follow(big('sending', 0));
    say(big('done', 100));
    hide();
    await pass(60_000);
    expect(asked).toHaveLength(0);
    show();
    await pass(0);
    expect(asked).toHaveLength(1);
    expect(record.operations()[0]?.operation.state).toBe('done');
  });

  test('that was dismissed does not come back with a look that was under way', async () => {
    const { record, following, say, pass } = setUp();
    following.follow(big('done', 99, { counts: { confirmed: 99, unknown: 1 } }));
    following.forget('op-1');
    say(big('done', 100));
    await pass(10_000);
    expect(record.operations()).toEqual([]);
  });
});
