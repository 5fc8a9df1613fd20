import { createContext, useContext, useEffect, useRef } from 'react';
import { keyName, matchKey, type PressedKey } from './key-sequence.ts';

/** What keys do: `j`, `?`, `X` (with Shift), `Escape`, or two in turn: `g r`. */
export type ShortcutMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

export interface Shortcuts {
  isEnabled(): boolean;
  setEnabled(isEnabled: boolean): void;
  add(read: () => ShortcutMap): () => void;
}

const REPEATABLE = ['j', 'k'];

/**
 * One listener for all single-key shortcuts. Keys are compared by what they produce, so that they follow the keyboard
 * layout; Caps Lock makes no difference. Ignored while something is typed, with Ctrl, Alt or Meta, and behind a dialog.
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

/** Offers shortcuts while the component is mounted; the innermost one that knows a key gets it. */
export function useShortcuts(map: ShortcutMap): void {
  const shortcuts = useContext(ShortcutsContext);
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => shortcuts?.add(() => latest.current), [shortcuts]);
}
