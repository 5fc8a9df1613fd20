import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../app/i18n/en.ts';
import { zh } from '../app/i18n/zh.ts';
import { NAVIGATION, PAGES, type PageName, pageAt, scriptOf } from './pages.ts';

const names = Object.keys(PAGES) as PageName[];

describe('the pages', () => {
  test.each(names)('%s has a script where its name says', (name) => {
    expect(existsSync(resolve(import.meta.dirname, '../app/pages', scriptOf(name)))).toBe(true);
  });

  test('each one of the navigation has a key of its own, and a label in each language', () => {
    expect(NAVIGATION.map(({ key }) => key)).toEqual(['r', 't', 'b', 'a']);
    for (const { name } of NAVIGATION) expect([en.header[name], zh.header[name]]).not.toContain('');
  });

  test.each([
    ['/results', 'results', undefined],
    ['/tasks', 'tasks', undefined],
    ['/tasks/a%2Fb', 'task', 'a%2Fb'],
    ['/batches', 'batches', undefined],
    ['/acknowledged', 'acknowledged', undefined],
  ] as const)('%s is the address of one', (address, name, parameter) => {
    expect(pageAt(address)).toEqual({ name, parameter });
  });

  test.each(['/', '/tasks/', '/tasks/a/b', '/Results', '/resultsx', '/x/results', '/.results'])(
    '%s is the address of none',
    (address) => {
      expect(pageAt(address)).toBeUndefined();
    },
  );
});
