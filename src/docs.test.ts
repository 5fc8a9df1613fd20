import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs')).map((file) => `docs/${file}`),
];

describe('what the documents point to is there', () => {
  test.each(PAGES)('the files that %s names', (page) => {
    const named = [...read(page).matchAll(/`((?:src|e2e|docs|bench|public)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    const linked = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) =>
      join(page, '..', path),
    );
    // The page that CONTRIBUTING adds as an example.
    const isExample = (path: string) => path.includes('/quotas/');
    const missing = [...named, ...linked].filter((path) => !existsSync(join(ROOT, path)) && !isExample(path));
    expect(missing).toEqual([]);
  });

  test('the files that architecture.md says to start reading at, and where a change goes', () => {
    const rows = read('docs/architecture.md')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    const named = rows.flatMap((row) => {
      const [, room = ''] = /^\| `(\w+)\/`/.exec(row) ?? [];
      return [...row.matchAll(/`([\w-]+\/)?([\w./-]+\.tsx?)`/g)].map(
        ([, folder, file = '']) => [room, folder ?? '', file] as const,
      );
    });
    const missing = named.filter(
      ([room, folder, file]) =>
        ![join('src', folder, file), join('src', room, folder, file)].some((path) =>
          existsSync(join(ROOT, path)),
        ),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(missing).toEqual([]);
  });

  test('the tests that acknowledging.md says show its claims', () => {
    const rows = [...read('docs/acknowledging.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
    expect(rows.length).toBeGreaterThan(20);
    const missing = rows.filter(([, file = '', title = '']) => !read(file).includes(title));
    expect(missing.map(([row]) => row)).toEqual([]);
  });

  test('the sections of api-facts.md that the code cites', () => {
    const sections = new Set(
      [...read('docs/api-facts.md').matchAll(/^#+ (\d(?:\.\d)?)\.? /gm)].map(([, number]) => number),
    );
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    );
    const cited = files.flatMap((file) =>
      [
        ...read(join('src', file)).matchAll(
          /docs\/api-facts\.md\s+(?:\* )?((?:\d(?:\.\d)?(?:, | and | to )?)+)/g,
        ),
      ].flatMap(([, list = '']) => (list.match(/\d(?:\.\d)?/g) ?? []).map((section) => ({ file, section }))),
    );
    expect(cited.length).toBeGreaterThan(50);
    expect(cited.filter(({ section }) => !sections.has(section))).toEqual([]);
  });

  test('the nine states that architecture.md lists are those of the code', async () => {
    const { resultStates } = await import('./contract/result-state.ts');
    const [, table = ''] = read('docs/architecture.md').split('## The nine states of a result');
    const listed = [...table.matchAll(/^\| `(\w+)` \| [^`]/gm)].map(([, state]) => state);
    expect(listed.toSorted()).toEqual(resultStates.all.toSorted());
  });

  test('every setting is in the README', async () => {
    const { SETTING_NAMES } = await import('./server/setting-names.ts');
    const forTests = ['DOCKET_SETTLE_SECONDS'];
    expect(
      SETTING_NAMES.filter((name) => !read('README.md').includes(`\`${name}\``) && !forTests.includes(name)),
    ).toEqual([]);
  });
});
