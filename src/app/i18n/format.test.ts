import { describe, expect, test } from 'vitest';
import { createFormats } from './format.ts';

const NOW = Date.parse('2026-11-23T20:30:15.000Z');
const MINUTE = 60_000;
const en = createFormats('en', 'UTC');
const zh = createFormats('zh', 'Asia/Shanghai');

describe('how long ago', () => {
  test.each([
    [10_000, { text: '', isJustNow: true }],
    [MINUTE, { text: '1 min', isJustNow: false }],
    [59 * MINUTE + 59_000, { text: '59 min', isJustNow: false }],
    [60 * MINUTE, { text: '1 hr', isJustNow: false }],
    [47 * 60 * MINUTE, { text: '1 day', isJustNow: false }],
    [29 * 24 * 60 * MINUTE, { text: '29 days', isJustNow: false }],
  ])('%d ms is told in one whole unit', (age, expected) => {
    expect(en.age(NOW - age, NOW)).toEqual(expected);
  });

  test('a clock that is a little behind sees now, not the future; beyond that a date says more', () => {
    expect(en.age(NOW + MINUTE, NOW)?.isJustNow).toBe(true);
    expect(en.age(NOW + 10 * MINUTE, NOW)).toBeUndefined();
    expect(en.age(NOW - 31 * 24 * 60 * MINUTE, NOW)).toBeUndefined();
  });

  test('units follow the language', () => {
    expect(zh.age(NOW - 12 * MINUTE, NOW)?.text).toBe('12分钟');
  });
});

describe('the reader’s zone', () => {
  test('times are shown in it and say so', () => {
    expect(zh.dateTime(NOW)).toContain('04:30:15');
    expect(en.dateTime(NOW)).toContain('UTC');
  });

  test('its day begins at its own midnight', () => {
    expect(en.startOfDay(NOW)).toBe('2026-11-23T00:00:00.000Z');
    expect(zh.startOfDay(NOW)).toBe('2026-11-23T16:00:00.000Z');
  });
});
