import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The guesses that the README names, and the file that decides each. */
const GUESSES = {
  'how many ids AcknowledgeTaskResult': 'operations/acknowledge-task-result.ts',
  'what its Result counts': 'operations/acknowledge-task-result.ts',
  'in which order PollTaskResult lists': 'operations/poll-task-result.ts',
  'whether a domain filter is exact': 'store/domain-key.ts',
} as const;

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');

test.each(Object.entries(GUESSES))('README names a guess, %s, and %s marks it', (words, file) => {
  expect(read('../../README.md').replace(/\s+/g, ' ')).toContain(words);
  expect(read(file)).toMatch(/\bguess\b/);
});
