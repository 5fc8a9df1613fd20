import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { PAGES, type PageName, scriptOf } from '../contract/pages.ts';
import { renderDocument } from './document.ts';
import { answerAsset } from './static-files.ts';

const PAGE_NAMES = Object.keys(PAGES) as PageName[];

type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

/** Adds the built pages and their files (from `root`, the built client) behind the guards of `app`. */
export function addPages(app: Hono, root: string): void {
  const build = currentBuild(root);
  app.use(trimTrailingSlash());
  app.get('/', (context) => context.redirect('/results'));
  for (const name of PAGE_NAMES) {
    app.get(PAGES[name].path.replace('$', ':'), (context) => {
      const { template, scripts } = build();
      return context.html(renderDocument(template, context.req.raw, scripts.get(name) ?? []));
    });
  }
  const assets = join(root, 'assets');
  app.get('/assets/:file', async (context) => (await answerAsset(context, assets)) ?? context.notFound());
  app.get('/favicon.svg', serveStatic({ root }));
  app.get('*', (context) => {
    const wantsPage =
      context.req.header('accept')?.includes('text/html') && !context.req.path.startsWith('/assets/');
    if (!wantsPage) return context.notFound();
    return context.html(renderDocument(build().template, context.req.raw, []), 404);
  });
}

interface Build {
  readonly template: string;
  /** The scripts of each page that the template does not name. */
  readonly scripts: ReadonlyMap<PageName, readonly string[]>;
}

/**
 * The build that lies under `root`: read again when it was replaced under the running server, so that a reload always
 * gets a document whose files are there. While a build is being written the last whole one stands.
 */
function currentBuild(root: string): () => Build {
  const file = join(root, 'index.html');
  let readAt = statSync(file).mtimeMs;
  let build = readBuild(root);
  return () => {
    const writtenAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (writtenAt === undefined || writtenAt === readAt) return build;
    try {
      build = readBuild(root);
      readAt = writtenAt;
    } catch {
      // Half written: the next request looks again.
    }
    return build;
  };
}

function readBuild(root: string): Build {
  const template = readFileSync(join(root, 'index.html'), 'utf8');
  const manifest: Manifest = JSON.parse(readFileSync(join(root, '.vite', 'manifest.json'), 'utf8'));
  const hrefs = (name: PageName) =>
    scriptsOf(manifest, `src/app/pages/${scriptOf(name)}`).filter((href) => !template.includes(href));
  return { template, scripts: new Map(PAGE_NAMES.map((name) => [name, hrefs(name)])) };
}

/** Addresses of a source's script and of everything it imports, each once. Throws for a source that was not built. */
function scriptsOf(manifest: Manifest, source: string): string[] {
  const found = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no ${key}.`);
    if (found.has(`/${chunk.file}`)) return;
    found.add(`/${chunk.file}`);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit(source);
  return [...found];
}
