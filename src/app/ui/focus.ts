import { type RefObject, useLayoutEffect } from 'react';

/**
 * Where the next focus is searched when a control leaves, the nearest first. The first two take the focus themselves.
 */
const ROW = 'tr[data-row-id]';
const ITSELF = `${ROW}, dialog`;
const REGION = `${ITSELF}, search, form, nav, section, header, .data-table`;
const CONTROL = 'button, a[href], input[type=checkbox], select, summary';
/** The element that gets the focus when nothing nearer is left. */
const HEADING = 'h1';

/** For this time after the focus moved, in milliseconds, a key was meant for the control that left. */
const SETTLES_MS = 1_000;

/**
 * Keeps the focus away from the body of the document. When the focused element leaves the page, its row gets the focus,
 * else the first control of its part of the page, else the heading. If something else moves the focus in the same
 * frame, that counts. For a second, Enter and Space do not press the new element. Returns a function that ends this.
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
    // Some browsers send this event for an element that is being removed; whether it is, is known a moment later.
    queueMicrotask(() => {
      if (focused === target && focused?.isConnected) focused = undefined;
    });
  };
  const isLost = () =>
    focused !== undefined && !focused.isConnected && document.activeElement === document.body;
  let next: HTMLElement | null = null;
  let handedAt = 0;
  const hand = () => {
    next = nextFocusOf(regions, document);
    handedAt = performance.now();
    next?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (isLost()) requestAnimationFrame(() => isLost() && hand());
  });
  const press = (event: KeyboardEvent) => {
    if (event.target !== next || performance.now() - handedAt > SETTLES_MS) return;
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

function nextFocusOf(regions: readonly Element[], document: Document): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>(HEADING);
  for (const region of regions) {
    // The row was scrolled out of a long page. The controls of the table must not get its focus, because Space would
    // press them.
    if (!region.isConnected && region.matches(ROW)) return heading;
    if (!region.isConnected || !(region instanceof HTMLElement)) continue;
    if (region.matches(ITSELF)) return region;
    const controls = [...region.querySelectorAll<HTMLElement>(CONTROL)];
    const next = controls.find((control) => control.checkVisibility() && control.tabIndex >= 0);
    if (next) return next;
  }
  return heading;
}

/**
 * For an element whose next focus is not where `keepFocus` searches: when it leaves the page with the focus, another
 * element gets it at once. That element is found while this one is still in its place.
 */
export function useNextFocus(
  element: RefObject<HTMLElement | null>,
  findNext: (element: HTMLElement) => HTMLElement | null | undefined,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only leaving counts, with what was known on arrival
  useLayoutEffect(() => {
    const leaving = element.current;
    return () => {
      if (leaving && document.activeElement === leaving) findNext(leaving)?.focus({ preventScroll: true });
    };
  }, []);
}
