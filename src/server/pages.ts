import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { renderDocument } from './document.ts';

const PAGES = ['/results', '/tasks', '/tasks/:taskNo', '/batches', '/acknowledged'];
/** The source file of each page's own script, by the first part of its address. */
const PAGE_SOURCE = /^src\/app\/pages\/([^/]+)\/page\.tsx$/;

type Manifest = Record<string, { file: string; imports?: string[] }>;

/** Adds the built pages and their files (from `root`, the built client) behind the guards of `app`. */
export function addPages(app: Hono, root: string): void {
  const template = readFileSync(join(root, 'index.html'), 'utf8');
  const scripts = readRouteScripts(root, template);
  app.get('/', (context) => context.redirect('/results'));
  for (const page of PAGES) {
    app.get(page, (context) => {
      context.header('cache-control', 'no-store');
      return context.html(renderDocument(template, context.req.raw, scripts));
    });
  }
  app.use(
    '/assets/*',
    serveStatic({
      root,
      onFound: (_path, context) => context.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.get('/favicon.svg', serveStatic({ root }));
}

/** Which scripts a page needs beyond those the document already names, from the build's own manifest. */
function readRouteScripts(root: string, template: string): (pathname: string) => readonly string[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(root, '.vite', 'manifest.json'), 'utf8'));
  const scripts = new Map(
    Object.entries(manifest).flatMap(([source, { file, imports = [] }]) => {
      const page = PAGE_SOURCE.exec(source)?.[1];
      const files = [file, ...imports.map((key) => manifest[key]?.file)].filter((name) => name !== undefined);
      return page
        ? [[page, files.map((name) => `/${name}`).filter((name) => !template.includes(name))] as const]
        : [];
    }),
  );
  return (pathname) => scripts.get(pathname.split('/')[1] ?? '') ?? [];
}
