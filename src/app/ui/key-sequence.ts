export interface PressedKey {
  readonly key: string;
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number;
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
