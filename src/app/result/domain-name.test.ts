import { describe, expect, test } from 'vitest';
import { domainDisplay } from './domain-name.tsx';

describe('a domain name on screen', () => {
  test('xn-- labels are shown as people write them, and the xn-- form is kept', () => {
    expect(domainDisplay('xn--fiq06l2rdsvs.com')).toEqual({
      unicode: '中文域名.com',
      ascii: 'xn--fiq06l2rdsvs.com',
      isInternational: true,
    });
    expect(domainDisplay('www.XN--FIQS8S')).toMatchObject({ unicode: 'www.中国', isInternational: true });
  });

  test('plain names, and names that came in Unicode, are shown as they came', () => {
    expect(domainDisplay('Example.com')).toMatchObject({ unicode: 'Example.com', isInternational: false });
    expect(domainDisplay('中文.cn')).toEqual({
      unicode: '中文.cn',
      ascii: 'xn--fiq228c.cn',
      isInternational: true,
    });
    expect(domainDisplay('')).toMatchObject({ unicode: '' });
  });

  test('what does not decode stays in its xn-- form instead of failing', () => {
    expect(domainDisplay('xn--999999999.com').unicode).toBe('xn--999999999.com');
    expect(domainDisplay('xn--\u{ff}.com').unicode).toBe('xn--\u{ff}.com');
  });

  test('what decodes to invisible or direction-changing characters stays in its xn-- form', () => {
    // a, right-to-left override U+202E, b; then a, zero-width joiner U+200D, b
    for (const name of ['xn--ab-g4t.com', 'xn--ab-m1t.com']) {
      expect(domainDisplay(name)).toMatchObject({ unicode: name, isInternational: false });
    }
  });

  test('such characters in a name that came in Unicode are spelled out', () => {
    expect(domainDisplay('\u202egpj.exe.com').unicode).toBe('<U+202E>gpj.exe.com');
    expect(domainDisplay('a\u200bb.com').unicode).toBe('a<U+200B>b.com');
  });
});
