import { describe, expect, test } from 'vitest';
import { keyName, matchKey } from './shortcuts.tsx';

const KNOWN = ['a', 'j', '?', 'X', 'g r', 'g a'];
const key = (name: string, at = 0) => ({ key: name, at });

describe('keys and what they stand for', () => {
  test('a single key is its own shortcut; with Shift it is another key', () => {
    expect(matchKey(KNOWN, key('a'), undefined)).toEqual({ shortcut: 'a' });
    expect(matchKey(KNOWN, key('X'), undefined)).toEqual({ shortcut: 'X' });
    expect(matchKey(KNOWN, key('A'), undefined)).toEqual({});
  });

  test('a sequence wins over the single key that ends it: g a never acknowledges', () => {
    const first = matchKey(KNOWN, key('g', 1_000), undefined);
    expect(first).toEqual({ prefix: key('g', 1_000) });
    expect(matchKey(KNOWN, key('a', 1_400), first.prefix)).toEqual({ shortcut: 'g a' });
  });

  test('a second key that no sequence has does nothing, although it is a shortcut by itself', () => {
    expect(matchKey(KNOWN, key('j', 100), key('g', 0))).toEqual({});
  });

  test('a first key is forgotten after a while', () => {
    expect(matchKey(KNOWN, key('a', 2_000), key('g', 0))).toEqual({ shortcut: 'a' });
  });
});

describe('letters with Caps Lock', () => {
  test.each([
    ['x', false, 'x'],
    ['X', true, 'X'],
    // Caps Lock on: alone, then with Shift as Windows and Linux have it, then with Shift as macOS has it.
    ['X', false, 'x'],
    ['x', true, 'X'],
    ['X', true, 'X'],
    ['A', false, 'a'],
    ['?', true, '?'],
    ['[', false, '['],
    ['Escape', true, 'Escape'],
    ['Enter', false, 'Enter'],
  ])('%s with Shift %s is %s', (key, shiftKey, name) => {
    expect(keyName({ key, shiftKey })).toBe(name);
  });

  test('switching it between the two keys of a sequence does not end the sequence', () => {
    expect(['Shift', 'CapsLock'].map((key) => keyName({ key, shiftKey: false }))).toEqual([
      undefined,
      undefined,
    ]);
  });
});
