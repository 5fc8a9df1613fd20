import { isLanguage, type Language } from '../contract/alibaba-cloud.ts';
import { firstRequests } from '../contract/routes.ts';

/** Where the built page names the script of each route, so that it is fetched with the document. */
export type RouteScripts = (pathname: string) => readonly string[];

/**
 * Fills the built page for one address: language and theme as the reader chose them (before the first paint, without
 * an inline script), preloads for exactly the requests that the page will make, and the route's own script.
 */
export function renderDocument(template: string, request: Request, routeScripts: RouteScripts): string {
  const url = new URL(request.url);
  const cookies = readCookies(request.headers.get('cookie') ?? '');
  const lang = readLanguage(cookies.get('docket-lang'), request.headers.get('accept-language') ?? '');
  const theme = cookies.get('docket-theme');
  const themeAttribute = theme === 'dark' || theme === 'light' ? ` data-theme="${theme}"` : '';
  const links = [
    ...firstRequests(url.pathname, url.searchParams, lang).map(
      (href) => `<link rel="preload" as="fetch" crossorigin href="${escapeAttribute(href)}">`,
    ),
    ...routeScripts(url.pathname).map(
      (href) => `<link rel="modulepreload" crossorigin href="${escapeAttribute(href)}">`,
    ),
  ];
  return template
    .replace(/<html[^>]*>/, () => `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"${themeAttribute}>`)
    .replace('</head>', () => `${links.join('\n    ')}\n  </head>`);
}

/** The language chosen before, else the first of the browser's that Docket speaks, else English. */
export function readLanguage(chosen: string | undefined, accepted: string): Language {
  if (isLanguage(chosen)) return chosen;
  const wanted = accepted
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';');
      const weight = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean);
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
  return wanted.find(isLanguage) ?? 'en';
}

function readCookies(header: string): Map<string, string> {
  return new Map(
    header.split(';').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name.trim(), value.trim()];
    }),
  );
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
