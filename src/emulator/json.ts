import { type AnswerValue, Verbatim } from './answer.ts';

/** Writes an answer as JSON. Differs from JSON.stringify in int64 values and in values that are written verbatim. */
export function toJson(value: AnswerValue): string {
  if (value instanceof Verbatim) return value.text;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || isPlain(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item ?? null)).join(',')}]`;
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${toJson(inner)}`).join(',')}}`;
}

/** True for an object, such as a row, that JSON.stringify can write by itself and much faster. */
function isPlain(value: object): boolean {
  return Object.values(value).every((inner) => typeof inner !== 'object' && typeof inner !== 'bigint');
}
