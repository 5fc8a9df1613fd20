import type { KeyboardEvent as ReactKeyboardEvent, ReactNode } from 'react';
import { createContext, useContext, useEffect, useRef } from 'react';

/** The actions of keys: `j`, `?`, `X` (with Shift), `Escape`, or two in turn: `g r`. */
export type ShortcutMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

export interface Shortcuts {
  isEnabled(): boolean;
  setEnabled(isEnabled: boolean): void;
  add(read: () => ShortcutMap): () => void;
}

const REPEATABLE = ['j', 'k'];

/**
 * One listener for all shortcuts. Keys are compared by the character that they produce, so they follow the keyboard
 * layout; Caps Lock makes no difference. They are ignored while something is typed, with Ctrl, Alt or Meta, and behind
 * a dialog.
 */
export function createShortcuts(target: Document, isEnabledAtFirst: boolean): Shortcuts {
  const maps: (() => ShortcutMap)[] = [];
  let isEnabled = isEnabledAtFirst;
  let prefix: PressedKey | undefined;

  target.addEventListener('keydown', (event) => {
    if (!isEnabled || !isForShortcuts(event, target)) return;
    const key = keyName(event);
    if (key === undefined || (event.repeat && !REPEATABLE.includes(key))) return;
    const known = maps.map((read) => read());
    const names = known.flatMap((map) => Object.keys(map));
    const match = matchKey(names, { key, at: event.timeStamp }, prefix);
    prefix = match.prefix;
    const { shortcut } = match;
    if (shortcut === undefined) return;
    event.preventDefault();
    known.findLast((map) => Object.hasOwn(map, shortcut))?.[shortcut]?.(event);
  });

  return {
    isEnabled: () => isEnabled,
    setEnabled: (next) => {
      isEnabled = next;
    },
    add: (read) => {
      maps.push(read);
      return () => {
        maps.splice(maps.indexOf(read), 1);
      };
    },
  };
}

function isForShortcuts(event: KeyboardEvent, document: Document): boolean {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
    return false;
  if (document.querySelector('dialog[open]')) return false;
  const element = event.target;
  if (!(element instanceof HTMLElement)) return true;
  return !element.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');
}

export const ShortcutsContext = createContext<Shortcuts | undefined>(undefined);

/** Adds shortcuts while the component is mounted. The innermost component that has a key gets it. */
export function useShortcuts(map: ShortcutMap): void {
  const shortcuts = useContext(ShortcutsContext);
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => shortcuts?.add(() => latest.current), [shortcuts]);
}

export interface PressedKey {
  readonly key: string;
  /** Milliseconds on a clock that never goes back. */
  readonly at: number;
}

/** Keys that only change other keys. Between the two keys of a sequence they are ignored. */
const MODIFIERS = ['Shift', 'CapsLock', 'Control', 'Alt', 'AltGraph', 'Meta', 'NumLock', 'Fn', 'FnLock'];

/**
 * The name of a key for shortcuts; undefined for a key that only changes others. For a letter, Shift alone decides
 * between `x` and `X`: with Caps Lock the key is `X` without Shift, and on some systems `x` with it.
 */
export function keyName({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): string | undefined {
  if (MODIFIERS.includes(key)) return undefined;
  if ([...key].length > 1) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}

/** How long the first key of a sequence waits for the second, in milliseconds. */
const PREFIX_MS = 1_200;

/**
 * What a key means: a shortcut (`j`, `g r`), the beginning of a sequence, or nothing. After the first key of a
 * sequence, the next one belongs to the sequence, known or not: `g a` must never acknowledge.
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

/** True for a key of an input method. Safari ends the composition before it reports the key, as key 229. */
export function isComposing({ nativeEvent }: ReactKeyboardEvent): boolean {
  return nativeEvent.isComposing || nativeEvent.keyCode === 229;
}

/** The key that leads to a field, drawn at its end while it has no focus. The field before it is a `peer`. */
export function KeyHint({ children }: { children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className="pointer-events-none absolute right-2 rounded border border-edge px-1.5 font-sans text-xs leading-4 text-muted peer-focus:hidden max-sm:hidden"
    >
      {children}
    </kbd>
  );
}
