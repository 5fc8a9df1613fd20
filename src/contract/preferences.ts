import type { Language } from './alibaba-cloud.ts';
import { isLanguage } from './alibaba-cloud.ts';

/** The choices of a reader. They are in cookies, so that the server can use them for the document. */
export const THEME_COOKIE = 'docket-theme';
export const LANGUAGE_COOKIE = 'docket-lang';
export const SHORTCUTS_COOKIE = 'docket-shortcuts';
export const TABLES_COOKIE = 'docket-tables';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Preferences {
  readonly theme: Theme;
  readonly language: Language;
  /** False when the reader switched shortcuts of one key off (WCAG 2.1.4). */
  readonly hasShortcuts: boolean;
  /** How tables are sorted and which columns they show, as the browser wrote it; '' if nobody changed any. */
  readonly tables: string;
}

/**
 * Reads preferences from a Cookie header or `document.cookie`. Without a cookie for the language, it is the first of
 * `languages` that Docket has (BCP 47 tags, best first: `navigator.languages` or Accept-Language).
 */
export function readPreferences(cookies: string, languages: readonly string[]): Preferences {
  const chosen = readCookie(cookies, LANGUAGE_COOKIE);
  const theme = readCookie(cookies, THEME_COOKIE);
  return {
    theme: THEMES.find((known) => known === theme) ?? 'system',
    language: isLanguage(chosen) ? chosen : preferredLanguage(languages),
    hasShortcuts: readCookie(cookies, SHORTCUTS_COOKIE) !== 'off',
    tables: readCookie(cookies, TABLES_COOKIE) ?? '',
  };
}

function preferredLanguage(tags: readonly string[]): Language {
  return tags.map((tag) => tag.trim().toLowerCase().split(/[-;]/)[0]).find(isLanguage) ?? 'en';
}

function readCookie(cookies: string, name: string): string | undefined {
  const pairs = cookies.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
