import { firstRequests } from '../contract/first-requests.ts';
import { readPreferences } from '../contract/preferences.ts';
import { acceptedLanguages } from '../proxy/refusal-page.ts';

/**
 * Fills the built page for one address: the reader's language and theme, set before the first paint without an inline
 * script; preloads for exactly the requests that the page will make; and the page's scripts.
 *
 * `translate="no"`: a browser that translates a page replaces its text nodes, and what React writes into the old ones
 * is never seen: "5 selected" stood beside a button that still said "Acknowledge 1". Docket has both languages of its
 * users. See https://github.com/facebook/react/issues/11538.
 */
export function renderDocument(template: string, request: Request, scripts: readonly string[]): string {
  const url = new URL(request.url);
  const accepted = acceptedLanguages(request.headers.get('accept-language') ?? '');
  const { theme, language: lang } = readPreferences(request.headers.get('cookie') ?? '', accepted);
  const themeAttribute = theme === 'system' ? '' : ` data-theme="${theme}"`;
  const links = [
    ...firstRequests(url.pathname, url.searchParams, lang).map(
      (href) => `<link rel="preload" as="fetch" crossorigin href="${escapeAttribute(href)}">`,
    ),
    ...scripts.map((href) => `<link rel="modulepreload" crossorigin href="${escapeAttribute(href)}">`),
  ];
  return template
    .replace(
      /<html[^>]*>/,
      () => `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}" translate="no"${themeAttribute}>`,
    )
    .replace('</head>', () => `${links.join('\n    ')}\n  </head>`);
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
