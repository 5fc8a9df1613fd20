import { parseAccept } from 'hono/utils/accept';
import type { Language } from '../contract/alibaba-cloud.ts';
import { readPreferences } from '../contract/preferences.ts';

/** Why a person sees this page and not Docket. */
export type Refusal = 'address' | 'headers' | 'malformed' | 'slow' | 'foreign' | 'broken';

interface Words {
  readonly title: string;
  /** Paragraphs. `{address}` becomes a link to Docket and `{port}` its port. */
  readonly text: readonly string[];
}

const TUNNEL = 'ssh -L {port}:127.0.0.1:{port}';

const WORDS: Readonly<Record<Language, Readonly<Record<Refusal, Words>>>> = {
  en: {
    address: {
      title: 'Docket is at another address',
      text: [
        'This Docket answers only at {address}, so that no other site can read it under a name of its own.',
        `Through an ssh tunnel, use the same port at both ends: ${TUNNEL}.`,
      ],
    },
    headers: {
      title: 'Too many cookies',
      text: [
        'Your browser sent more than 64 kB of headers. Most of it is cookies that other programs on this machine have set under the same name.',
        'Delete the cookies of this address, or open Docket by its other name: {address} or {other}.',
      ],
    },
    malformed: {
      title: 'This address cannot be read',
      text: ['It holds something that is not text. Docket is at {address}.'],
    },
    slow: {
      title: 'The request took too long',
      text: ['It did not arrive in time. Open {address} again.'],
    },
    foreign: {
      title: 'Only Docket’s own pages may ask for this',
      text: ['Another site led here. Open {address} and ask for it there.'],
    },
    broken: {
      title: 'Docket met an error of its own',
      text: ['Its log says where. Open {address} again.'],
    },
  },
  zh: {
    address: {
      title: 'Docket 在另一个地址',
      text: [
        '此 Docket 只在 {address} 提供服务，以免其他网站用自己的名称读取它。',
        `通过 ssh 隧道访问时，两端请使用相同的端口：${TUNNEL}。`,
      ],
    },
    headers: {
      title: 'Cookie 过多',
      text: [
        '您的浏览器发送了超过 64 kB 的请求头，其中大部分是本机其他程序在同一名称下设置的 Cookie。',
        '请删除此地址的 Cookie，或用另一个名称打开 Docket：{address} 或 {other}。',
      ],
    },
    malformed: {
      title: '无法读取此地址',
      text: ['其中含有不是文本的内容。Docket 位于 {address}。'],
    },
    slow: {
      title: '请求耗时过长',
      text: ['请求未能及时到达。请重新打开 {address}。'],
    },
    foreign: {
      title: '只有 Docket 自己的页面可以请求此内容',
      text: ['您是从其他网站来到这里的。请打开 {address} 后再操作。'],
    },
    broken: {
      title: 'Docket 内部出错',
      text: ['日志中有出错位置。请重新打开 {address}。'],
    },
  },
};

/** True for the Accept header of a browser that opens a page; false for a fetch and for programs. */
export function acceptsPage(accept: string): boolean {
  return parseAccept(accept).some(({ type, q }) => type.toLowerCase() === 'text/html' && q > 0);
}

/** The language of Docket that an Accept-Language header prefers; English by default. */
export function acceptedLanguage(header: string): Language {
  return readPreferences('', acceptedLanguages(header)).language;
}

/** The language tags of an Accept-Language header, best first. */
export function acceptedLanguages(header: string): string[] {
  return parseAccept(header).map(({ type }) => type);
}

/**
 * The page for a person whose request is refused. It has no script and no style, so that the usual policy holds.
 * `address` is the origin that works.
 */
export function refusalPage(refusal: Refusal, language: Language, address: string): string {
  const { title, text } = WORDS[language][refusal];
  const { hostname, port } = new URL(address);
  const other = address.replace(hostname, hostname === 'localhost' ? '127.0.0.1' : 'localhost');
  const link = (href: string) => `<a href="${href}/">${href}</a>`;
  const paragraphs = text.map((paragraph) =>
    paragraph
      .replace('{address}', link(address))
      .replace('{other}', link(other))
      .replaceAll('{port}', port || '80'),
  );
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · Docket</title>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
${paragraphs.map((paragraph) => `      <p>${paragraph}</p>`).join('\n')}
    </main>
  </body>
</html>
`;
}
