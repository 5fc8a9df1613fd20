/** A value of an answer. A bigint is an int64, which is written with all its digits. */
export type AnswerValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Verbatim
  | Answer
  | readonly AnswerValue[];

/** The fields of an answer. Undefined fields are left out, as in all samples of the documents. */
export interface Answer {
  readonly [name: string]: AnswerValue;
}

/** A value that is written as the text says, such as `2.0` or `1e400`, whether it is JSON or not. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The details of a listing; undefined for an answer of another shape. */
export function detailsOf(answer: Answer): readonly Answer[] | undefined {
  const data = answer.Data;
  if (typeof data !== 'object' || data === null || !('TaskDetail' in data)) return undefined;
  return Array.isArray(data.TaskDetail) ? data.TaskDetail : undefined;
}

/** Writes an answer as JSON. It differs from JSON.stringify for int64 and verbatim values. */
export function toJson(value: AnswerValue): string {
  if (value instanceof Verbatim) return value.text;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || isPlain(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item ?? null)).join(',')}]`;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${toJson(inner)}`).join(',')}}`;
}

/** True for an object, such as a row, that JSON.stringify can write, which is much faster. */
function isPlain(value: object): boolean {
  return Object.values(value).every((inner) => typeof inner !== 'object' && typeof inner !== 'bigint');
}

/**
 * Writes an answer as the XML of the gateway: a declaration with single quotes, no indentation, an array as repeated
 * elements, an empty array as nothing (docs/api-facts.md 2.4).
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

/** Removes what XML 1.0 cannot hold: control characters, lone surrogates, U+FFFE and U+FFFF. */
function keepXmlCharacters(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
