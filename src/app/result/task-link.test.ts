import { expect, test } from 'vitest';
import { shortId } from './task-link.tsx';

test('a long id keeps its first eight and last four characters, a short one all of them', () => {
  expect(shortId('a0027d99-28a3-450e-b5ec-0d3f1a2b0158')).toBe('a0027d99…0158');
  expect(shortId('S20181T0WLI85212')).toBe('S20181T0WLI85212');
  expect(shortId('')).toBe('');
});
