import { domainToASCII } from 'node:url';
import { createRandom, type Random } from './random.ts';
import {
  ASCII_TLDS,
  CHINESE_NAMES,
  CHINESE_TLDS,
  CHINESE_TRADES,
  FIRST_WORDS,
  PINYIN,
  PINYIN_TRADES,
  SECOND_WORDS,
} from './vocabulary.ts';

export interface PortfolioDomain {
  readonly name: string;
  readonly instanceId: string;
}

/**
 * A prime that is larger than each number space below, so that its multiples reach every number once, and small enough
 * for exact products.
 */
const STRIDE = 15_485_863;

/** How many of 100 names are of each kind. The API gives international names as Unicode or as xn--; both occur here. */
const KINDS = [
  [english, 62],
  [pinyin, 24],
  [chinese, 14],
] as const;

/**
 * The domains of the sample account, in the order of their purchase. One name often has several top-level domains in a
 * row, as brands are protected. `count` different names; a smaller portfolio is the beginning of a larger one.
 */
export function createPortfolio(seed: string, count: number): PortfolioDomain[] {
  const random = createRandom(`${seed}/portfolio`);
  const used = new Map<(typeof KINDS)[number][0], number>();
  const domains = new Map<string, PortfolioDomain>();
  while (domains.size < count) {
    const kind = random.weighted(KINDS);
    const serial = used.get(kind) ?? 0;
    used.set(kind, serial + 1);
    const isChinese = kind === chinese;
    const label = kind(serial, random);
    const year = 2009 + random.below(17);
    for (const tld of pickTlds(random, isChinese)) {
      const unicode = `${label}.${tld}`;
      const name = isChinese && random.next() < 0.2 ? domainToASCII(unicode) : unicode;
      domains.set(name, { name, instanceId: `S${year}${random.code(11)}` });
    }
  }
  return [...domains.values()].slice(0, count);
}

function pickTlds(random: Random, isChinese: boolean): ReadonlySet<string> {
  const wanted = random.weighted([
    [1, 55],
    [2, 22],
    [3, 14],
    [4, 6],
    [5, 3],
  ]);
  const tlds = new Set<string>();
  for (let tries = 0; tlds.size < wanted && tries < 20; tries += 1) {
    tlds.add(random.weighted<string>(isChinese ? CHINESE_TLDS : ASCII_TLDS));
  }
  return tlds;
}

function english(serial: number, random: Random): string {
  const [first, rest] = split(scatter(serial, FIRST_WORDS.length * SECOND_WORDS.length), FIRST_WORDS.length);
  const name = [FIRST_WORDS[first], SECOND_WORDS[rest]].join(random.next() < 0.45 ? '-' : '');
  return name + round(serial, FIRST_WORDS.length * SECOND_WORDS.length);
}

function pinyin(serial: number): string {
  const space = PINYIN.length ** 2 * PINYIN_TRADES.length;
  const [first, rest] = split(scatter(serial, space), PINYIN.length);
  const [second, trade] = split(rest, PINYIN.length);
  return `${PINYIN[first]}${PINYIN[second]}${PINYIN_TRADES[trade]}${round(serial, space)}`;
}

function chinese(serial: number): string {
  const space = CHINESE_NAMES.length * CHINESE_TRADES.length;
  const [name, trade] = split(scatter(serial, space), CHINESE_NAMES.length);
  return `${CHINESE_NAMES[name]}${CHINESE_TRADES[trade]}${round(serial, space)}`;
}

/** A number below `space`, a different one for each serial below it. Neighbours are far apart. */
function scatter(serial: number, space: number): number {
  return ((serial % space) * STRIDE) % space;
}

function split(value: number, base: number): readonly [number, number] {
  return [value % base, Math.floor(value / base)];
}

/** A number to add when all combinations are used: `cedarmill2`. */
function round(serial: number, space: number): string {
  return serial < space ? '' : String(1 + Math.floor(serial / space));
}
