import { createHash } from 'node:crypto';

/** A stream of pseudo-random values. The same key gives the same stream, on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, chosen by weight. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
  /** Upper-case letters and digits. */
  code(length: number): string;
  /** Lower-case hexadecimal digits; a multiple of eight. */
  hex(length: number): string;
  uuid(): string;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * sfc32 (Chris Doty-Humphrey's small fast counter, 128 bits of state), seeded with the SHA-256 of a text, so that
 * every part of the sample has a stream of its own and one part can grow without changing the others.
 */
export function createRandom(key: string): Random {
  const digest = createHash('sha256').update(key).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = digest.readInt32LE(12);

  function word(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }

  const next = () => word() / 0x1_0000_0000;
  const below = (limit: number) => Math.floor(next() * limit);
  const hex = (length: number) => {
    let digits = '';
    while (digits.length < length) digits += word().toString(16).padStart(8, '0');
    return digits;
  };

  function pick<Item>(items: readonly Item[]): Item {
    return items[below(items.length)] as Item;
  }

  function weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return (items.at(-1) as readonly [Item, number])[0];
  }

  return {
    next,
    below,
    pick,
    weighted,
    hex,
    code: (length) => Array.from({ length }, () => ALPHABET[below(ALPHABET.length)]).join(''),
    uuid: () => {
      const digits = hex(32);
      const variant = '89ab'[below(4)];
      return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `${variant}${digits.slice(17, 20)}`,
        digits.slice(20),
      ].join('-');
    },
  };
}
