import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

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

/** The same inside the browser's room: ui <- table <- acknowledge <- pages -> api -> queue; i18n lies under all of them, parts on ui and api. */
const APP_FLOORS: Record<string, readonly string[]> = {
  i18n: [],
  ui: ['i18n'],
  table: ['ui', 'i18n'],
  queue: [],
  api: ['queue'],
  parts: ['ui', 'api', 'i18n'],
  acknowledge: ['ui', 'table', 'api', 'i18n', 'parts'],
  pages: ['ui', 'table', 'api', 'i18n', 'acknowledge', 'pages', 'parts'],
};

const MAX_LINES = 250;
const SRC = import.meta.dirname;
/** What `npm run bench` measures the product with; beside the house, and built with it. */
const BENCH = resolve(SRC, '../bench');
const sourcesUnder = (folder: string) =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => [join(folder, file), readFileSync(join(folder, file), 'utf8')]),
  );
const sources = sourcesUnder(SRC);
const benchSources = sourcesUnder(BENCH);

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;
const importsOf = (files: ReadonlyMap<string, string>): Import[] =>
  [...files].flatMap(([from, code]) =>
    [...code.matchAll(IMPORT)].map((match) => ({
      from,
      to: match[2] ?? match[3] ?? '',
      typeOnly: Boolean(match[1]),
    })),
  );
const imports = importsOf(sources);

const isTest = (file: string) => /\.test\.tsx?$/.test(file) || relative(SRC, file).includes('testing/');
const place = (file: string) => relative(SRC, file).split('/');
const isOurs = (to: string) => to.startsWith('.');
const show = ({ from, to }: Import) => `${relative(SRC, from)} imports ${to}`;

describe('the house', () => {
  test('the walls are really checked: the test reads files and finds imports in them', () => {
    expect(sources.size).toBeGreaterThan(20);
    expect(imports.filter(({ to }) => isOurs(to)).length).toBeGreaterThan(20);
  });

  test('every file stands in a room', () => {
    const strays = [...sources.keys()].filter((file) => !Object.hasOwn(ROOMS, place(file)[0] ?? ''));
    expect(strays.map((file) => relative(SRC, file))).toEqual(['architecture.test.ts']);
  });

  test('rooms import only from the rooms below them; tests may wire rooms as the server does', () => {
    const broken = imports.filter(({ from, to }) => {
      if (!isOurs(to) || isTest(from)) return false;
      const room = place(from)[0] ?? '';
      const target = place(resolve(dirname(from), to))[0] ?? '';
      return target !== room && !ROOMS[room]?.includes(target);
    });
    expect(broken.map(show)).toEqual([]);
  });

  test('the bench meets the app in a browser only, and no room imports the bench', () => {
    const edges = importsOf(benchSources);
    expect(edges.length).toBeGreaterThan(10);
    const reachesApp = edges.filter(
      ({ from, to }) => isOurs(to) && place(resolve(dirname(from), to))[0] === 'app',
    );
    const reachesBench = imports.filter(
      ({ from, to }) => isOurs(to) && resolve(dirname(from), to).startsWith(BENCH),
    );
    expect([...reachesApp, ...reachesBench].map(show)).toEqual([]);
  });

  test('inside the app, floors import downwards, and pages do not know each other', () => {
    const broken = imports.filter(({ from, to }) => {
      const [room, floor, page] = place(from);
      if (room !== 'app' || !isOurs(to) || !floor || !APP_FLOORS[floor] || isTest(from)) return false;
      const [targetRoom, targetFloor, targetPage] = place(resolve(dirname(from), to));
      if (targetRoom !== 'app' || (targetFloor === floor && floor !== 'pages')) return false;
      if (targetFloor === 'pages') return targetPage !== page;
      return !APP_FLOORS[floor].includes(targetFloor ?? '');
    });
    expect(broken.map(show)).toEqual([]);
  });

  test('only table/ knows the table library', () => {
    const broken = imports.filter(
      ({ from, to }) => /@tanstack\/react-(table|virtual)/.test(to) && place(from)[1] !== 'table',
    );
    expect(broken.map(show)).toEqual([]);
  });

  test('imports of our own name the file they mean', () => {
    expect(imports.filter(({ to }) => isOurs(to) && !/\.(tsx?|css|json)$/.test(to)).map(show)).toEqual([]);
  });

  test('contract and app stay clear of Node, and the environment is read in server/ alone', () => {
    const node = imports.filter(
      ({ from, to }) =>
        to.startsWith('node:') && ['contract', 'app'].includes(place(from)[0] ?? '') && !isTest(from),
    );
    const environment = [...sources].filter(
      ([file, code]) =>
        /process\.env|import\.meta\.env/.test(code) && place(file)[0] !== 'server' && !isTest(file),
    );
    expect(node.map(show)).toEqual([]);
    expect(environment.map(([file]) => relative(SRC, file))).toEqual([]);
  });

  test('no schema library reaches the browser', () => {
    const reached = new Set<string>();
    const visit = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const { to } of imports.filter((edge) => edge.from === file && !edge.typeOnly)) {
        if (isOurs(to)) visit(resolve(dirname(file), to));
        else reached.add(to);
      }
    };
    for (const file of sources.keys()) if (place(file)[0] === 'app' && !isTest(file)) visit(file);
    expect(reached.has('valibot')).toBe(false);
  });

  test(`no file is longer than ${MAX_LINES} lines`, () => {
    const long = [...sources, ...benchSources].map(
      ([file, code]) => [relative(SRC, file), code.split('\n').length - 1] as const,
    );
    expect(long.filter(([, lines]) => lines > MAX_LINES)).toEqual([]);
  });
});
