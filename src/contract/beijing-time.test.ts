import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatApiTime, parseApiTime } from './beijing-time.ts';

test.each([
  ['2017-11-01 17:22:51', 1509528171000],
  ['2017-10-27 13:07:07', 1509080827000],
  ['2019-02-15 17:30:35', 1550223035000],
  ['2017-02-15 00:00:00', 1487088000000],
])('the text %s is the moment that its sample prints beside it', (text, epoch) => {
  expect(parseApiTime(text)).toBe(epoch);
  expect(formatApiTime(epoch)).toBe(text);
});

test('every moment is read back to the second', () => {
  const years = { min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(years), (date) => {
      expect(parseApiTime(formatApiTime(date.getTime()))).toBe(Math.floor(date.getTime() / 1000) * 1000);
    }),
  );
});

test.each(['', '2017-02-30 00:00:00', '2017-11-01T17:22:51Z', 'Dec 26,2017 11:00:54', '2017-11-01 25:00:00'])(
  '%j is not an API time',
  (text) => {
    expect(parseApiTime(text)).toBeUndefined();
  },
);
