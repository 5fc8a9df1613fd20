import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { operationStates } from './operation-state.ts';
import { resultStates } from './result-state.ts';

const SRC = resolve(import.meta.dirname, '..');
const WORDS = new Set<string>([...resultStates.all, ...operationStates.all]);
const WORD = String.raw`'(\w+)'`;
/** A list in brackets or, in SQL, in parentheses; and comparisons with one state after the other. */
const LISTS = [
  /\[\s*('\w+',?\s*){2,}\]/g,
  /\bIN\s*\(\s*('\w+',?\s*){2,}\)/gi,
  new RegExp(String.raw`[=!]== ${WORD}(\)?\s*(\|\||&&)[^;{}?]*?[=!]== ${WORD})+`, 'g'),
  new RegExp(String.raw`case ${WORD}:\s*case ${WORD}:`, 'g'),
];

/** The places of a source in which two or more states are listed. */
function stateLists(code: string): string[] {
  return LISTS.flatMap((pattern) => [...code.matchAll(pattern)].map(([text]) => text)).filter((text) => {
    const named = [...text.matchAll(/'(\w+)'/g)].map(([, word = '']) => word);
    return new Set(named.filter((word) => WORDS.has(word))).size > 1;
  });
}

test.each([
  ['an array', "const LEFT = ['confirmed', 'gone'] as const;"],
  ['a set', "new Set(['sending', 'paused'])"],
  ['SQL', "WHERE state NOT IN ('sending', 'paused')"],
  ['comparisons', "if (state === 'pending' || state === 'sending') return;"],
  ['comparisons of one object', "return one.state !== 'done' && one.state !== 'stopped';"],
  ['cases', "switch (state) {\n case 'failed':\n case 'not_acked':\n return 1; }"],
])('a list of states is found in %s', (_, code) => {
  expect(stateLists(code)).toHaveLength(1);
});

test('one state, and words that are no states, are no list', () => {
  expect(stateLists("['confirmed']; IN ('failed'); ['succeeded', 'failed']; state === 'pending'")).toEqual(
    [],
  );
});

test('which states count as what is said in contract/ alone; tests say what they expect', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('contract/'),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    stateLists(readFileSync(join(SRC, file), 'utf8')).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});
