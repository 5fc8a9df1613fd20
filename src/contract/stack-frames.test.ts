import { expect, test } from 'vitest';
import { stackFrames } from './stack-frames.ts';

test('frames say where, and nothing of the message, whatever lines it has', () => {
  const frames = stackFrames(new TypeError('SECRET\n    at SECRET (file:///SECRET:1:1)\n    at SECRET'));
  expect(frames[0]).toMatch(/^at .*stack-frames\.test\.ts:\d+:\d+/);
  expect(frames.join()).not.toContain('SECRET');
});

test('a message that was exchanged, a stack that is gone and what is no error have no frames', () => {
  const changed = new Error('SECRET\n    at SECRET');
  // The text is made when it is first read.
  expect(changed.stack).toContain('SECRET');
  changed.message = 'exchanged';
  const bare = Object.assign(new Error('x'), { stack: undefined });
  for (const thrown of [changed, bare, null, undefined, 'at SECRET', { stack: 'Error\n    at SECRET' }]) {
    expect(stackFrames(thrown)).toEqual([]);
  }
});
