import { type RefObject, useLayoutEffect } from 'react';

/** Where the heir of a control that leaves is looked for, the nearest first; the first two take the focus themselves. */
const ROW = 'tr[data-row-id]';
const ITSELF = `${ROW}, dialog`;
const REGION = `${ITSELF}, search, form, nav, section, header, .data-table`;
const CONTROL = 'button, a[href], input[type=checkbox], select, summary';
/** Where the focus goes when nothing nearer is left to have it. */
const HEADING = 'h1';

/** A key that is pressed this soon after the focus was handed on was meant for the control that left. */
const SETTLES_MS = 1_000;

/**
 * Keeps the focus out of the document's body: when the element that has it leaves the page, its row has it, else the first
 * control of the part of the page that it stood in, else the heading. Whoever moves the focus by hand in the same frame
 * is left to it. For a second the heir is not pressed by Enter or Space. Returns what ends this.
 */
export function keepFocus(document: Document): () => void {
  let focused: Element | undefined;
  let regions: Element[] = [];

  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    focused = target;
    regions = [];
    for (let region = target.closest(REGION); region; region = region.parentElement?.closest(REGION) ?? null)
      regions.push(region);
  };
  const forget = ({ target }: FocusEvent) => {
    // Some browsers say so of an element that is just being removed: whether it is can be told a moment later.
    queueMicrotask(() => {
      if (focused === target && focused?.isConnected) focused = undefined;
    });
  };
  const isLost = () =>
    focused !== undefined && !focused.isConnected && document.activeElement === document.body;
  let heir: HTMLElement | null = null;
  let handedAt = 0;
  const hand = () => {
    heir = heirOf(regions, document);
    handedAt = performance.now();
    heir?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (isLost()) requestAnimationFrame(() => isLost() && hand());
  });
  const press = (event: KeyboardEvent) => {
    if (event.target !== heir || performance.now() - handedAt > SETTLES_MS) return;
    if (!['Enter', ' '].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', forget);
  document.addEventListener('keydown', press, true);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', forget);
    document.removeEventListener('keydown', press, true);
  };
}

function heirOf(regions: readonly Element[], document: Document): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>(HEADING);
  for (const region of regions) {
    // A row that was scrolled out of a long page: the table's own controls are no heirs of it, Space would press them.
    if (!region.isConnected && region.matches(ROW)) return heading;
    if (!region.isConnected || !(region instanceof HTMLElement)) continue;
    if (region.matches(ITSELF)) return region;
    const controls = [...region.querySelectorAll<HTMLElement>(CONTROL)];
    const heir = controls.find((control) => control.checkVisibility() && control.tabIndex >= 0);
    if (heir) return heir;
  }
  return heading;
}

/**
 * For an element whose heir is elsewhere than `keepFocus` looks: when it leaves the page while it has the focus, another one gets it at
 * once. The heir is looked for while the element is still in its place.
 */
export function useFocusHeir(
  element: RefObject<HTMLElement | null>,
  findHeir: (element: HTMLElement) => HTMLElement | null | undefined,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only leaving counts, with what was known on arrival
  useLayoutEffect(() => {
    const leaving = element.current;
    return () => {
      if (leaving && document.activeElement === leaving) findHeir(leaving)?.focus({ preventScroll: true });
    };
  }, []);
}
