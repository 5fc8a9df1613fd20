export interface PressedKey {
  readonly key: string;
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number;
}

/** Keys that only change what others mean: between the two keys of a sequence they say nothing. */
const MODIFIERS = ['Shift', 'CapsLock', 'Control', 'Alt', 'AltGraph', 'Meta', 'NumLock', 'Fn', 'FnLock'];

/**
 * The name of a key as shortcuts have it; undefined for a key that only changes others. Of a letter, Shift alone decides
 * whether it is `x` or `X`: with Caps Lock the key says `X` without Shift, and on some systems `x` with it.
 */
export function keyName({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): string | undefined {
  if (MODIFIERS.includes(key)) return undefined;
  if ([...key].length > 1) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}

/** How long the first key of a sequence waits for the second. */
const PREFIX_MS = 1_200;

/**
 * What a key stands for: a shortcut's name (`j`, `g r`), the beginning of a sequence, or nothing. After the first key
 * of a sequence the next one belongs to it alone, known or not: `g a` must never acknowledge.
 */
export function matchKey(
  known: readonly string[],
  pressed: PressedKey,
  before: PressedKey | undefined,
): { readonly shortcut?: string; readonly prefix?: PressedKey } {
  if (before && pressed.at - before.at < PREFIX_MS) {
    const sequence = `${before.key} ${pressed.key}`;
    return known.includes(sequence) ? { shortcut: sequence } : {};
  }
  if (known.includes(pressed.key)) return { shortcut: pressed.key };
  return known.some((name) => name.startsWith(`${pressed.key} `)) ? { prefix: pressed } : {};
}
