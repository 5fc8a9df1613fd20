import { expect, test, vi } from 'vitest';
import { createPart } from './part.ts';
import { createPartTroubles } from './part-troubles.ts';

function failingTimes(times: number) {
  let left = times;
  return createPart(
    async () => {
      left -= 1;
      if (left >= 0) throw new TypeError('no');
      return 'zh';
    },
    async () => 'unreachable',
  );
}

test('what could not be loaded is said, and the retry does what was asked for', async () => {
  const troubles = createPartTroubles();
  const then = vi.fn();
  await troubles.use(failingTimes(2), then, '/tasks');
  expect(then).not.toHaveBeenCalled();
  expect(troubles.trouble()).toMatchObject({ reason: 'unreachable', href: '/tasks' });
  await troubles.trouble()?.retry();
  expect(troubles.trouble()).toBeDefined();
  await troubles.trouble()?.retry();
  expect(then).toHaveBeenCalledExactlyOnceWith('zh');
  expect(troubles.trouble()).toBeUndefined();
});

test('what goes wrong in the use of a part is no trouble with loading it', async () => {
  const troubles = createPartTroubles();
  const use = troubles.use(failingTimes(0), () => {
    throw new RangeError('ours');
  });
  await expect(use).rejects.toThrow(RangeError);
  expect(troubles.trouble()).toBeUndefined();
});

test('several have one message, that of the newest; to do without it is to do without all that say the same', () => {
  const troubles = createPartTroubles();
  const closed: string[] = [];
  const report = (name: string, reason: 'updated' | 'unreachable') =>
    troubles.report({ reason, place: 'side', retry: async () => {}, close: () => closed.push(name) });
  report('old', 'unreachable');
  report('drawer', 'updated');
  const withdrawHelp = report('help', 'updated');
  expect(troubles.trouble()).toMatchObject({ reason: 'updated', id: 3 });
  withdrawHelp();
  expect(troubles.trouble()).toMatchObject({ reason: 'updated', id: 2 });
  report('help again', 'updated');
  troubles.dismiss();
  expect(closed).toEqual(['drawer', 'help again']);
});
