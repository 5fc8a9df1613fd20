import { describe, expect, test } from 'vitest';
import { readPreferences } from './preferences.ts';

describe('what a reader chose', () => {
  test('without cookies the first language that Docket speaks counts, and the theme is the system’s', () => {
    const preferences = readPreferences('', ['fr-FR', 'zh-TW', 'en']);
    expect(preferences).toEqual({ theme: 'system', language: 'zh', hasShortcuts: true, tables: '' });
    expect(readPreferences('', ['fr']).language).toBe('en');
  });

  test('cookies win over the browser’s languages', () => {
    const cookies =
      'a=b; docket-theme=dark; docket-lang=en; docket-shortcuts=off; docket-tables=results!-updated!';
    expect(readPreferences(cookies, ['zh-CN'])).toEqual({
      theme: 'dark',
      language: 'en',
      hasShortcuts: false,
      tables: 'results!-updated!',
    });
  });

  test('nonsense in a cookie is as good as none', () => {
    const cookies = 'docket-theme=__proto__; docket-lang=<script>; docket-shortcuts=';
    expect(readPreferences(cookies, ['en'])).toEqual({
      theme: 'system',
      language: 'en',
      hasShortcuts: true,
      tables: '',
    });
  });
});
