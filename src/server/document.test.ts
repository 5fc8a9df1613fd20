import { describe, expect, test } from 'vitest';
import { renderDocument } from './document.ts';

const TEMPLATE = '<!doctype html><html lang="en"><head><title>Docket</title></head><body></body></html>';
const render = (path: string, headers: Record<string, string> = {}) =>
  renderDocument(TEMPLATE, new Request(`http://127.0.0.1:4180${path}`, { headers }), ['/assets/page.js']);

describe('the document', () => {
  test('preloads exactly what the page will ask for first, nonsense in the address read as defaults', () => {
    expect(render('/results?status=failed&domain=Example.com&page=2&pageSize=7000')).toContain(
      'href="/api/task-results?page=2&amp;pageSize=50&amp;status=failed&amp;domain=example.com&amp;lang=en"',
    );
    expect(render('/batches?taskId=9223372036854775807')).toContain('taskId=9223372036854775807');
    expect(render('/acknowledged')).toContain('href="/api/session"');
  });

  test('cannot be broken out of by an address', () => {
    const html = render('/results?domain=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&taskNo=%3C/head%3E');
    expect(html).not.toContain('<script>');
    expect(html.match(/<\/head>/g)).toHaveLength(1);
    expect(render('/tasks/%E0%A4%A')).toContain('</head>');
  });

  test('has the language and theme that were chosen, before the first paint', () => {
    expect(render('/results', { cookie: 'docket-lang=zh; docket-theme=dark' })).toContain(
      '<html lang="zh-CN" translate="no" data-theme="dark">',
    );
    expect(render('/results', { cookie: 'docket-theme="><script>' })).toContain(
      '<html lang="en" translate="no">',
    );
  });

  test('asks translators to leave it alone, in every language: numbers in it change in place', () => {
    for (const language of ['en', 'zh']) {
      expect(render('/results', { cookie: `docket-lang=${language}` })).toMatch(/<html [^>]*translate="no"/);
    }
  });

  test.each([
    ['', 'zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['', 'fr, en;q=0.5, zh;q=0.7', 'zh-CN'],
    ['', 'de-DE', 'en'],
    ['', '', 'en'],
    ['docket-lang=en', 'zh-CN', 'en'],
    ['docket-lang=xx', 'zh-CN', 'zh-CN'],
  ])('cookie "%s", accepted "%s": %s', (cookie, accepted, language) => {
    expect(render('/results', { cookie, 'accept-language': accepted })).toContain(
      `<html lang="${language}" translate="no">`,
    );
  });
});
