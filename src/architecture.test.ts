import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Check,
  circles,
  importsOf,
  importsTesting,
  isTest,
  isTesting,
  loadedBy,
  onlyIn,
  strays,
  tooLong,
  tooManyImports,
  unnamedFiles,
  upwards,
  upwardsInApp,
  wireInBrowser,
} from './testing/architecture.ts';

/** Which rooms each room may import from. The server wires all of them but the browser's. */
const ROOMS: Record<string, readonly string[]> = {
  contract: [],
  platform: [],
  cloud: ['contract', 'platform'],
  ledger: ['contract', 'platform'],
  proxy: ['contract', 'platform', 'cloud', 'ledger'],
  emulator: ['contract', 'platform'],
  server: ['contract', 'platform', 'cloud', 'ledger', 'proxy', 'emulator'],
  app: ['contract', 'platform'],
};

/** The same inside the browser's room, from the bottom up; i18n lies under all of it. */
const APP_FLOORS: Record<string, readonly string[]> = {
  i18n: [],
  ui: ['i18n'],
  table: ['ui', 'api', 'i18n'],
  queue: [],
  api: ['queue'],
  parts: ['ui', 'api', 'i18n'],
  result: ['ui', 'api', 'i18n'],
  record: ['ui', 'table', 'api', 'queue'],
  acknowledge: ['ui', 'table', 'api', 'i18n', 'record', 'result', 'parts'],
  operations: ['ui', 'api', 'i18n', 'record', 'acknowledge', 'parts'],
  pages: ['ui', 'table', 'api', 'i18n', 'record', 'result', 'acknowledge', 'operations', 'pages', 'parts'],
  shell: 'ui table api queue i18n record acknowledge operations parts environment.ts'.split(' '),
  'environment.ts': [],
  'search-params.ts': [],
};

const QUERY_KEY = /\bqueryKey: \[/;
const ROW_MARK = /\.acknowledgement\b|\{[^{}]*\backnowledgement\b[^{}]*\} (of|=)/;
const MAX_LINES = 250;
const MAX_IMPORTS_OF_A_PAGE = 15;

const SRC = import.meta.dirname;
const house = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(join(SRC, file), 'utf8')]),
);

describe('the house', () => {
  test('is really read: there are files, and imports in them', () => {
    expect(house.size).toBeGreaterThan(20);
    expect(importsOf(house).filter(({ to }) => to !== undefined).length).toBeGreaterThan(20);
  });

  test('every file stands in a room', () => {
    expect(strays(ROOMS)(house)).toEqual(['architecture.test.ts', 'docs.test.ts', 'testing/architecture.ts']);
  });

  const rules: [rule: string, check: Check][] = [
    ['rooms import only from the rooms below them', upwards(ROOMS)],
    ['inside the app, floors import downwards, and pages do not know each other', upwardsInApp(APP_FLOORS)],
    ['no files import each other in a circle', circles],
    ['the product does not import what is made for tests', importsTesting],
    [`no file is longer than ${MAX_LINES} lines`, tooLong(MAX_LINES)],
    [
      `no file of a page imports more than ${MAX_IMPORTS_OF_A_PAGE} others`,
      tooManyImports(MAX_IMPORTS_OF_A_PAGE),
    ],
    ['imports of our own name the file they mean', unnamedFiles],
    ['only app/table/ knows the table library', onlyIn('app/table/', /@tanstack\/react-(table|virtual)/)],
    ['app/api/queries.ts alone writes keys of queries', onlyIn('app/api/queries.ts', QUERY_KEY)],
    ['app/record/ alone reads what an answer says of a row', onlyIn('app/record/', ROW_MARK)],
    [
      'contract/wire/ alone has decoders, so that the app may use all the rest of the contract',
      wireInBrowser,
    ],
  ];
  test.each(rules)('%s', (_rule, check) => {
    const tree = new Map([...house].filter(([file]) => !strays(ROOMS)(house).includes(file)));
    expect(check(tree)).toEqual([]);
  });

  test('the browser loads neither Node nor the schema library, and the contract does not need Node', () => {
    const node = (room: string) => [...loadedBy(house, room)].filter((name) => name.startsWith('node:'));
    expect([node('app'), node('contract')]).toEqual([[], []]);
    expect(loadedBy(house, 'app')).not.toContain('valibot');
  });

  test('the environment is read in server/ alone', () => {
    const readers = [...house].filter(
      ([file, code]) =>
        /process\.env|import\.meta\.env/.test(code) &&
        !file.startsWith('server/') &&
        !isTest(file) &&
        !isTesting(file),
    );
    expect(readers.map(([file]) => file)).toEqual([]);
  });
});

describe('each rule finds what breaks it', () => {
  const tree = (files: Record<string, string>) => new Map(Object.entries(files));
  const importing = (...paths: string[]) => paths.map((path) => `import { x } from '${path}';\n`).join('');

  test('a file in no room', () => {
    const planted = tree({ 'utils/x.ts': '', 'cloud/x.ts': '' });
    expect(strays(ROOMS)(planted)).toEqual(['utils/x.ts']);
  });

  test('an import against the floors, also of a type, in many lines, or from testing/; a test may', () => {
    const planted = tree({
      'cloud/a.ts': importing('../ledger/x.ts', '../contract/x.ts', './b.ts'),
      'ledger/b.ts': "import type {\n  X,\n} from '../server/x.ts';\n",
      'proxy/testing/c.ts': "export { x } from '../../emulator/x.ts';\n",
      'proxy/d.test.ts': importing('../server/x.ts'),
      'contract/e.ts': "const x = await import('../platform/x.ts');\n",
    });
    expect(upwards(ROOMS)(planted)).toEqual([
      'cloud/a.ts imports ../ledger/x.ts',
      'ledger/b.ts imports ../server/x.ts',
      'proxy/testing/c.ts imports ../../emulator/x.ts',
      'contract/e.ts imports ../platform/x.ts',
    ]);
  });

  test('the same inside the app; only the type of the router may be imported from above', () => {
    const planted = tree({
      'app/ui/a.tsx': importing('../table/x.ts', '../i18n/x.ts', '../main.tsx'),
      'app/pages/tasks/b.tsx': importing(
        '../results/x.tsx',
        './x.tsx',
        '../../table/x.ts',
        '../../router.tsx',
      ),
      'app/shell/c.tsx': "import type { R } from '../router.tsx';\n",
      'app/main.tsx': importing('./pages/tasks/b.tsx'),
      'app/environment.ts': importing('./ui/x.ts'),
    });
    expect(upwardsInApp(APP_FLOORS)(planted)).toEqual([
      'app/ui/a.tsx imports ../table/x.ts',
      'app/ui/a.tsx imports ../main.tsx',
      'app/pages/tasks/b.tsx imports ../results/x.tsx',
      'app/pages/tasks/b.tsx imports ../../router.tsx',
      'app/environment.ts imports ./ui/x.ts',
    ]);
  });

  test('a circle, of two files or more, and of types alone', () => {
    const planted = tree({
      'cloud/a.ts': importing('./b.ts'),
      'cloud/b.ts': importing('./c.ts', './e.ts'),
      'cloud/c.ts': "import type { X } from './a.ts';\n",
      'cloud/d.ts': importing('./a.ts'),
      'cloud/e.ts': "const f = () => import('./f.ts');\n",
      'cloud/f.ts': importing('./e.ts'),
    });
    expect(circles(planted)).toEqual([
      'cloud/a.ts -> cloud/b.ts -> cloud/c.ts -> cloud/a.ts',
      'cloud/e.ts -> cloud/f.ts -> cloud/e.ts',
    ]);
  });

  test('product code that imports testing/ or a test; tests may', () => {
    const planted = tree({
      'cloud/a.ts': importing('./testing/rig.ts', './b.test.ts'),
      'cloud/b.test.ts': importing('./testing/rig.ts'),
      'cloud/testing/rig.ts': importing('./more.ts'),
    });
    expect(importsTesting(planted)).toEqual([
      'cloud/a.ts imports ./testing/rig.ts',
      'cloud/a.ts imports ./b.test.ts',
    ]);
  });

  test('a file over 250 lines, a test too', () => {
    const planted = tree({ 'cloud/a.ts': 'x\n'.repeat(250), 'cloud/b.test.ts': 'x\n'.repeat(251) });
    expect(tooLong(MAX_LINES)(planted)).toEqual(['cloud/b.test.ts has 251 lines']);
  });

  test('a page with over 15 imports', () => {
    const page = (imports: number) => importing(...Array.from({ length: imports }, (_, n) => `./x${n}.ts`));
    const planted = tree({ 'app/pages/a/a-page.tsx': page(15), 'app/pages/b/b-page.tsx': page(16) });
    expect(tooManyImports(MAX_IMPORTS_OF_A_PAGE)(planted)).toEqual(['app/pages/b/b-page.tsx has 16 imports']);
  });

  test('a query key or a read of a row mark where it may not be', () => {
    const planted = tree({
      'app/api/queries.ts': "queryOptions({ queryKey: ['session'] });",
      'app/record/a.ts': 'for (const { acknowledgement } of items) hear(acknowledgement);',
      'app/ui/b.tsx':
        "import { x } from '../../contract/acknowledgement.ts'; use({ queryKey: ['session'] });",
      'app/ui/c.tsx': 'const state = row.acknowledgement?.state;',
      'app/ui/d.tsx': 'for (const { taskNo, acknowledgement: mark } of items) show(mark);',
    });
    const found = [onlyIn('app/api/queries.ts', QUERY_KEY), onlyIn('app/record/', ROW_MARK)];
    const files = found.flatMap((check) => check(planted)).map((text) => text.split(' ')[0]);
    expect(files).toEqual(['app/ui/b.tsx', 'app/ui/c.tsx', 'app/ui/d.tsx']);
  });

  test('an import that leaves out the ending of the file', () => {
    expect(unnamedFiles(tree({ 'cloud/a.ts': importing('./b', './c.ts', 'react') }))).toEqual([
      'cloud/a.ts imports ./b',
    ]);
  });

  test('a schema or a decoder in the app, or in the contract outside of wire/', () => {
    const planted = tree({
      'app/a.ts': "import type { X } from '../contract/wire/page.ts';\n",
      'contract/b.ts': importing('valibot', './wire/fields.ts', './c.ts'),
      'contract/b.test.ts': importing('./wire/fields.ts'),
      'contract/wire/d.ts': importing('valibot', './fields.ts', '../c.ts'),
      'proxy/e.ts': importing('valibot', '../contract/wire/page.ts'),
    });
    expect(wireInBrowser(planted)).toEqual([
      'app/a.ts imports ../contract/wire/page.ts',
      'contract/b.ts imports valibot',
      'contract/b.ts imports ./wire/fields.ts',
    ]);
  });

  test('what the app loads through other files, but not what only types come from', () => {
    const planted = tree({
      'app/a.ts': `${importing('../contract/b.ts')}import type { Y } from '../contract/c.ts';\n`,
      'contract/b.ts': importing('valibot'),
      'contract/c.ts': importing('node:fs'),
    });
    expect([...loadedBy(planted, 'app')]).toEqual(['app/a.ts', 'contract/b.ts', 'valibot']);
  });
});
