import { posix } from 'node:path';

/** Source files by their path below `src/`, such as `app/main.tsx`. */
export type Tree = ReadonlyMap<string, string>;

/** For each room, or each folder of the app, the others that it may import from. */
export type Floors = Readonly<Record<string, readonly string[]>>;

export interface Import {
  readonly from: string;
  /** As written: `../contract/page.ts` or `react`. */
  readonly written: string;
  /** The path of a file of ours below `src/`; undefined for a package. */
  readonly to: string | undefined;
  readonly isType: boolean;
}

/** A check finds what breaks a rule of the house in a tree; it answers one line for each violation. */
export type Check = (tree: Tree) => string[];

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;

/** All imports of a tree: static and dynamic ones, `export … from`, and types. */
export function importsOf(tree: Tree): Import[] {
  return [...tree].flatMap(([from, code]) =>
    [...code.matchAll(IMPORT)].map((match) => {
      const written = match[2] ?? match[3] ?? '';
      const to = written.startsWith('.') ? posix.join(posix.dirname(from), written) : undefined;
      return { from, written, to, isType: Boolean(match[1]) };
    }),
  );
}

export const isTest = (file: string) => /\.test\.tsx?$/.test(file);
export const isTesting = (file: string) => file.includes('testing/');
const isProduct = (file: string) => !isTest(file) && !isTesting(file);
const roomOf = (file: string) => file.split('/')[0] ?? '';
const show = ({ from, written }: Import) => `${from} imports ${written}`;

/** Files that stand in none of the rooms. */
export const strays =
  (rooms: Floors): Check =>
  (tree) =>
    [...tree.keys()].filter((file) => !Object.hasOwn(rooms, roomOf(file)));

/** Imports from a room that does not lie below. A test may use every room, as the server does. */
export const upwards =
  (rooms: Floors): Check =>
  (tree) =>
    importsOf(tree)
      .filter(({ from, to }) => {
        if (to === undefined || isTest(from)) return false;
        const room = roomOf(from);
        return roomOf(to) !== room && !rooms[room]?.includes(roomOf(to));
      })
      .map(show);

/**
 * The same inside the app, by folder: a page may not import from another page. Files beside the folders that have no floor,
 * such as the router, import everything, and nothing imports them but the router's type.
 */
export const upwardsInApp =
  (floors: Floors): Check =>
  (tree) =>
    importsOf(tree)
      .filter(({ from, to, isType }) => {
        if (to === undefined || roomOf(from) !== 'app' || roomOf(to) !== 'app' || isTest(from)) return false;
        const [, floor = '', page] = from.split('/');
        const [, target = '', targetPage] = to.split('/');
        if (/\.tsx?$/.test(floor) && !Object.hasOwn(floors, floor)) return false;
        if (target === 'router.tsx') return !isType;
        if (target === 'pages' && floor === 'pages') return targetPage !== page;
        return target !== floor && !floors[floor]?.includes(target);
      })
      .map(show);

/** Files that import each other, directly or through others. Imports of types count. */
export const circles: Check = (tree) => {
  const edges = new Map<string, string[]>([...tree.keys()].map((file) => [file, []]));
  for (const { from, to } of importsOf(tree)) if (to !== undefined && tree.has(to)) edges.get(from)?.push(to);
  const found: string[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string) => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const next of edges.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of edges.keys()) visit(file);
  return found;
};

/** Files of the product that import what only tests may use. */
export const importsTesting: Check = (tree) =>
  importsOf(tree)
    .filter(({ from, to }) => to !== undefined && isProduct(from) && !isProduct(to))
    .map(show);

export const tooLong =
  (maxLines: number): Check =>
  (tree) =>
    [...tree]
      .map(([file, code]) => [file, code.split('\n').length - 1] as const)
      .filter(([, lines]) => lines > maxLines)
      .map(([file, lines]) => `${file} has ${lines} lines`);

/** Files of a page that import more than `max` others. */
export const tooManyImports =
  (max: number): Check =>
  (tree) => {
    const imports = importsOf(tree);
    const files = [...tree.keys()].filter((file) => file.startsWith('app/pages/') && isProduct(file));
    return files.flatMap((file) => {
      const count = imports.filter(({ from }) => from === file).length;
      return count > max ? [`${file} has ${count} imports`] : [];
    });
  };

/** Product files of the app that have a pattern, besides those whose path begins with `allowed`. */
export const onlyIn =
  (allowed: string, pattern: RegExp): Check =>
  (tree) =>
    [...tree]
      .filter(([file, code]) => file.startsWith('app/') && isProduct(file) && pattern.test(code))
      .filter(([file]) => !file.startsWith(allowed))
      .map(([file]) => `${file} has what only ${allowed} may have`);

/** Imports of our own that leave out the file's ending. */
export const unnamedFiles: Check = (tree) =>
  importsOf(tree)
    .filter(({ to, written }) => to !== undefined && !/\.(tsx?|css|json)$/.test(written))
    .map(show);

/**
 * Files that know how the wire is read although the browser gets them: uses of the schema library in the app, or in the
 * contract outside of contract/wire/, and imports of contract/wire/ from there. Types count.
 */
export const wireInBrowser: Check = (tree) => {
  const isWire = (file: string) => file.startsWith('contract/wire/');
  return importsOf(tree)
    .filter(({ from, to, written }) => {
      if (!['app', 'contract'].includes(roomOf(from)) || isWire(from)) return false;
      return /^valibot(\/|$)/.test(written) || (to !== undefined && isWire(to) && isProduct(from));
    })
    .map(show);
};

/** Everything that files of the product in `room` load, packages included. Imports of types load nothing. */
export function loadedBy(tree: Tree, room: string): ReadonlySet<string> {
  const edges = importsOf(tree).filter(({ isType }) => !isType);
  const loaded = new Set<string>();
  const visit = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const { from, to, written } of edges) if (from === file) visit(to ?? written);
  };
  for (const file of tree.keys()) if (roomOf(file) === room && isProduct(file)) visit(file);
  return loaded;
}
