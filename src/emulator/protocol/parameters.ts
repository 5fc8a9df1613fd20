import type { Language } from '../../contract/alibaba-cloud.ts';
import { isLanguage } from '../../contract/alibaba-cloud.ts';
import type { Call } from './call.ts';
import { illegal, invalid, missing } from './errors.ts';

const INT32_MAX = 2_147_483_647;
const INT64_MIN = -9_223_372_036_854_775_808n;
const INT64_MAX = 9_223_372_036_854_775_807n;
/** The number of a list item, from 1. */
const ITEM_NUMBER = /^[1-9]\d{0,8}$/;

interface Rule {
  readonly isRequired?: boolean;
}
/** A whole number. Outside its limits it can be read and is refused. */
export interface IntegerRule extends Rule {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
}
/** An int64, as decimal digits. */
export interface LongRule extends Rule {
  readonly kind: 'long';
}
export interface TextRule extends Rule {
  readonly kind: 'text';
  /** The only values that are accepted. */
  readonly values?: readonly string[];
}
/** `Name.1`, `Name.2`, …: a RepeatList. */
export interface ListRule extends Rule {
  readonly kind: 'list';
  readonly max: number;
}
export type ParameterRule = IntegerRule | LongRule | TextRule | ListRule;
export type ParameterRules = Readonly<Record<string, ParameterRule>>;

type Value<R extends ParameterRule> = R extends IntegerRule
  ? number
  : R extends ListRule
    ? readonly string[]
    : string;
export type Values<Rules extends ParameterRules> = {
  readonly [Name in keyof Rules]: Rules[Name] extends { readonly isRequired: true }
    ? Value<Rules[Name]>
    : Value<Rules[Name]> | undefined;
};

/**
 * The error with which a backend refuses a value that can be read: Domain has one code for all, Alidns one for each
 * parameter.
 */
export type Refusal = (name: string, lang: Language) => Error;
export const refuseAsDomain: Refusal = (_name, lang) => illegal(lang);
export const refuseAsAlidns: Refusal = (name) => invalid(name);

/**
 * Reads the parameters of an operation, as the gateway and then the backend do. Throws for the first that is missing,
 * else the first that cannot be read, else the first that is out of bounds. Parameters without a rule are ignored
 * (docs/api-facts.md 1.1).
 */
export function readParameters<const Rules extends ParameterRules>(
  call: Call,
  rules: Rules,
  refuse: Refusal,
): Values<Rules> {
  const entries = Object.entries(rules);
  const texts = new Map(entries.map(([name, rule]) => [name, readTexts(call, name, rule)]));
  for (const [name, rule] of entries) {
    if (rule.isRequired && texts.get(name)?.length === 0) throw missing(name);
  }
  for (const [name, rule] of entries) {
    if (!texts.get(name)?.every((text) => isReadable(text, rule))) throw invalid(name);
    if (rule.kind === 'list' && call.pairs.some(([key]) => isMisnumbered(key, name))) throw invalid(name);
  }
  for (const [name, rule] of entries) {
    if (!isAllowed(texts.get(name) ?? [], rule)) throw refuse(name, readLang(call));
  }
  const values = entries.map(([name, rule]) => [name, toValue(texts.get(name) ?? [], rule)]);
  return Object.fromEntries(values) as Values<Rules>;
}

/** The language of messages of the Domain backend: English if Lang is missing or unknown. */
function readLang(call: Call): Language {
  const lang = call.param('Lang');
  return isLanguage(lang) ? lang : 'en';
}

function readTexts(call: Call, name: string, rule: ParameterRule): readonly string[] {
  if (rule.kind !== 'list') {
    const text = call.param(name);
    return text === undefined ? [] : [text];
  }
  const numbered = call.pairs.flatMap(([key, text]) => {
    const number = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : '';
    return ITEM_NUMBER.test(number) && text !== '' ? [[Number(number), text] as const] : [];
  });
  return numbered.sort(([a], [b]) => a - b).map(([, text]) => text);
}

/** True for `Name.0` or `Name.x`, which are no items of a list. That a list with one is refused is a guess. */
function isMisnumbered(key: string, name: string): boolean {
  return key.startsWith(`${name}.`) && !ITEM_NUMBER.test(key.slice(name.length + 1));
}

function isReadable(text: string, rule: ParameterRule): boolean {
  if (rule.kind === 'integer') return /^-?\d{1,15}$/.test(text) && Math.abs(Number(text)) <= INT32_MAX;
  if (rule.kind === 'long') {
    return /^-?\d{1,19}$/.test(text) && BigInt(text) >= INT64_MIN && BigInt(text) <= INT64_MAX;
  }
  return true;
}

function isAllowed(texts: readonly string[], rule: ParameterRule): boolean {
  if (rule.kind === 'list') return texts.length <= rule.max;
  return texts.every((text) => {
    if (rule.kind === 'text') return rule.values?.includes(text) ?? true;
    if (rule.kind === 'long') return true;
    const number = Number(text);
    return number >= (rule.min ?? -INT32_MAX) && number <= (rule.max ?? INT32_MAX);
  });
}

function toValue(texts: readonly string[], rule: ParameterRule): unknown {
  if (rule.kind === 'list') return texts;
  const [text] = texts;
  if (text === undefined) return undefined;
  if (rule.kind === 'long') return BigInt(text).toString();
  return rule.kind === 'integer' ? Number(text) : text;
}
