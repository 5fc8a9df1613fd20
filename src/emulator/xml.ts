import { type Answer, type AnswerValue, Verbatim } from './answer.ts';

/**
 * Writes an answer as the gateway does: declaration with single quotes, no indentation, arrays as repeated elements,
 * an empty array as nothing inside its parent (api-facts section 1.6).
 */
export function toXml(root: string, body: Answer): string {
  return `<?xml version='1.0' encoding='UTF-8'?>${element(root, body)}`;
}

function element(name: string, value: AnswerValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  return `<${name}>${content(name, value)}</${name}>`;
}

function content(name: string, value: AnswerValue): string {
  if (value === null) return '';
  if (typeof value === 'object' && !(value instanceof Verbatim)) {
    return Object.entries(value)
      .map(([field, inner]) => element(field, inner))
      .join('');
  }
  const text = keepXmlCharacters(value instanceof Verbatim ? value.text : String(value));
  if (name === 'Recommend') return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Drops what XML 1.0 has no place for: control characters, lone surrogates, U+FFFE and U+FFFF. */
function keepXmlCharacters(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
