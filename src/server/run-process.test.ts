import { expect, test } from 'vitest';
import { describeCrash, describeListenError } from './run-process.ts';

const hostile = new Proxy(new Error('x'), {
  get() {
    throw new Error('SECRET');
  },
});

test.each([
  [
    'an error',
    Object.assign(new RangeError('SECRET\n at SECRET'), { code: 'ERR_X' }),
    /^unexpected RangeError \(ERR_X\) at /,
  ],
  [
    'a code with a secret in it',
    Object.assign(new Error('x'), { code: 'SECRET value' }),
    /^unexpected Error at /,
  ],
  ['null', null, /^unexpected null, which is no error$/],
  ['undefined', undefined, /^unexpected undefined/],
  ['a text', 'SECRET', /^unexpected string/],
  ['a symbol', Symbol('SECRET'), /^unexpected symbol/],
  ['an object without prototype', Object.create(null), /^unexpected object/],
  ['an error that fights', hostile, /^unexpected failure/],
])('%s is described in one line, without its words', (_, thrown, line) => {
  const told = describeCrash(thrown);
  expect(told).toMatch(line);
  expect(told).not.toMatch(/SECRET|\n/);
});

test('why a port cannot be had is said in words; other errors are not of that kind', () => {
  const error = (code: string, syscall = 'listen') => Object.assign(new Error(code), { code, syscall });
  expect(describeListenError(error('EACCES'))).toBe('this user may not listen on this port');
  expect(describeListenError(error('EADDRNOTAVAIL'))).toBe(
    'this machine does not have this address (EADDRNOTAVAIL)',
  );
  expect(describeListenError(error('EACCES', 'open'))).toBeUndefined();
  expect(describeListenError(null)).toBeUndefined();
});
