import { describe, expect, test } from 'vitest';
import { createPart, type FindReason, PartFailure } from './part.ts';

const reasons: Record<string, FindReason> = {
  unreachable: async () => 'unreachable',
  updated: async () => 'updated',
};

/** Answers each fetch as told, in order. */
function scripted(answers: readonly ('fails' | string)[]) {
  let fetches = 0;
  return {
    fetches: () => fetches,
    fetchPart: async () => {
      const answer = answers[fetches] ?? 'fails';
      fetches += 1;
      if (answer === 'fails') throw new TypeError('Failed to fetch dynamically imported module');
      return answer;
    },
  };
}

describe('a part that loads late', () => {
  test('is fetched once, however many ask while it is on its way and after', async () => {
    const { fetchPart, fetches } = scripted(['drawer']);
    const part = createPart(fetchPart, async () => 'unknown');
    expect(part.loaded()).toBeUndefined();
    expect(await Promise.all([part.load(), part.load()])).toEqual(['drawer', 'drawer']);
    expect(await part.load()).toBe('drawer');
    expect(part.loaded()).toBe('drawer');
    expect(fetches()).toBe(1);
  });

  test('a failure is forgotten: the next call fetches again', async () => {
    const { fetchPart, fetches } = scripted(['fails', 'fails', 'drawer']);
    const part = createPart(fetchPart, async () => 'unknown');
    await expect(part.load()).rejects.toThrow(PartFailure);
    await expect(part.load()).rejects.toThrow(PartFailure);
    expect(part.loaded()).toBeUndefined();
    expect(await part.load()).toBe('drawer');
    expect(fetches()).toBe(3);
  });

  test.each(Object.entries(reasons))('says why: %s', async (reason, findReason) => {
    const part = createPart(scripted([]).fetchPart, findReason);
    await expect(part.load()).rejects.toMatchObject({ reason });
  });
});
