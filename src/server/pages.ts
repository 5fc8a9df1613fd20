import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { renderDocument } from './document.ts';

/** The source of each page's own script, under src/app/pages. */
const PAGES = {
  '/results': 'results/results-page.tsx',
  '/tasks': 'tasks/tasks-page.tsx',
  '/tasks/:taskNo': 'tasks/task-page.tsx',
  '/batches': 'batches/batches-page.tsx',
  '/acknowledged': 'acknowledged/acknowledged-page.tsx',
} as const;

type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

/** Adds the built pages and their files (from `root`, the built client) behind the guards of `app`. */
export function addPages(app: Hono, root: string): void {
  const template = readFileSync(join(root, 'index.html'), 'utf8');
  const manifest: Manifest = JSON.parse(readFileSync(join(root, '.vite', 'manifest.json'), 'utf8'));
  app.use(trimTrailingSlash());
  app.get('/', (context) => context.redirect('/results'));
  for (const [path, source] of Object.entries(PAGES)) {
    const scripts = scriptsOf(manifest, `src/app/pages/${source}`).filter((href) => !template.includes(href));
    app.get(path, (context) => context.html(renderDocument(template, context.req.raw, scripts)));
  }
  app.use('/assets/*', async (context, next) => {
    await next();
    if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use('/assets/*', serveStatic({ root }));
  app.get('/favicon.svg', serveStatic({ root }));
  app.get('*', (context) => {
    const wantsPage =
      context.req.header('accept')?.includes('text/html') && !context.req.path.startsWith('/assets/');
    if (!wantsPage) return context.notFound();
    return context.html(renderDocument(template, context.req.raw, []), 404);
  });
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
