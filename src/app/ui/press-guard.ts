import { useEffect, useState } from 'react';

/**
 * For this time after a control appeared or changed its meaning, in milliseconds, a press was meant for what was there
 * before.
 */
const SETTLES_MS = 1_000;
/** A resting or double-clicking pointer may move by so many pixels. */
const SAME_PLACE_PX = 8;

interface Point {
  readonly x: number;
  readonly y: number;
  /** Milliseconds on a clock that never goes back. */
  readonly at: number;
}

/**
 * Finds presses that hit another control than the one they were meant for: a control that came under a resting pointer
 * less than a second ago, or one that replaced the control that was pressed before. A control that the reader moves or
 * scrolls to is meant. Controls are compared by identity.
 */
export function createPressGuard<Control extends object>(
  isStillAt: (control: Control, x: number, y: number) => boolean,
) {
  let place: Point | undefined;
  let under: Control | undefined;
  let cameAt: number | undefined;
  let pressed: (Point & { readonly control: Control | undefined }) | undefined;

  return {
    /**
     * Notes that the pointer is over this control, because it was moved there or because the page changed under it. The
     * browser may report that much later than the change; `addedAt` is when the control was put into the page.
     */
    over(control: Control | undefined, point: Point, addedAt = Number.NEGATIVE_INFINITY): void {
      const moved = place ? Math.hypot(point.x - place.x, point.y - place.y) : Number.POSITIVE_INFINITY;
      if (control !== under) {
        const came = place && addedAt >= place.at ? addedAt : point.at;
        cameAt = control && moved === 0 ? came : undefined;
      } else if (moved > SAME_PLACE_PX) {
        cameAt = undefined;
      }
      if (!place || moved > 0) place = point;
      under = control;
    },
    /** Notes that the reader scrolls or types: what comes under the pointer next is there on purpose. */
    actedOtherwise(): void {
      place = undefined;
      cameAt = undefined;
      pressed = undefined;
    },
    /** True if the press that begins here must be ignored. */
    isSurprise(control: Control | undefined, point: Point): boolean {
      const { x, y, at } = point;
      const hasJustCome = control === under && cameAt !== undefined && at - cameAt < SETTLES_MS;
      const before = pressed;
      pressed = { ...point, control };
      if (!control) return false;
      const isSecondPress =
        before !== undefined &&
        at - before.at < SETTLES_MS &&
        Math.hypot(x - before.x, y - before.y) <= SAME_PLACE_PX;
      const hasReplaced =
        isSecondPress &&
        before.control !== undefined &&
        before.control !== control &&
        !isStillAt(before.control, before.x, before.y);
      return hasJustCome || hasReplaced;
    },
  };
}

const CONTROL = 'button, a[href], input, select, summary, label';
const TEXT_FIELD = 'input:not([type=checkbox]), textarea, select, [contenteditable]';

const controlOf = (target: EventTarget | null): Element | undefined =>
  (target instanceof Element && target.closest(CONTROL)) || undefined;

/**
 * Keeps presses from controls that they were not meant for, in the whole document. A key that is held down presses a
 * control once, and a click does not reach a control that came under the resting pointer within the last second
 * ({@link createPressGuard}). Returns a function that ends this.
 */
export function guardPresses(document: Document): () => void {
  const guard = createPressGuard<Element>(
    (control, x, y) => controlOf(document.elementFromPoint(x, y)) === control,
  );
  let ignored: Element | undefined;
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const point = ({ clientX, clientY, timeStamp }: PointerEvent) => ({
    x: clientX,
    y: clientY,
    at: timeStamp,
  });

  const key = (event: KeyboardEvent) => {
    if (!event.repeat || !['Enter', ' '].includes(event.key)) return;
    if (event.target instanceof Element && !event.target.matches(TEXT_FIELD)) stop(event);
  };
  const added = new WeakMap<Node, number>();
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) added.set(node, performance.now());
  });
  /** When the control, or a part of the page around it, was last put into the page. */
  const addedAt = (control: Element | undefined): number => {
    let newest = Number.NEGATIVE_INFINITY;
    for (let node: Node | null = control ?? null; node; node = node.parentNode) {
      newest = Math.max(newest, added.get(node) ?? newest);
    }
    return newest;
  };
  const over = (event: PointerEvent) => {
    const control = controlOf(event.target);
    guard.over(control, point(event), addedAt(control));
  };
  const down = (event: PointerEvent) => {
    const control = controlOf(event.target);
    ignored = guard.isSurprise(control, point(event)) ? control : undefined;
  };
  const click = (event: MouseEvent) => {
    // A click by key or by a screen reader has no press, and is meant.
    if (event.detail > 0 && ignored && ignored === controlOf(event.target)) stop(event);
  };

  const ending = new AbortController();
  const { signal } = ending;
  const looking = { capture: true, passive: true, signal } as const;
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener('keydown', key, { capture: true, signal });
  document.addEventListener('pointermove', over, looking);
  document.addEventListener('pointerover', over, looking);
  document.addEventListener('pointerdown', down, looking);
  document.addEventListener('scroll', guard.actedOtherwise, looking);
  document.addEventListener('input', guard.actedOtherwise, looking);
  document.addEventListener('click', click, { capture: true, signal });
  return () => {
    observer.disconnect();
    ending.abort();
  };
}

/** False for a second after `meaning` has changed, also if it changes back. The first meaning is settled. */
export function useSettled(meaning: string): boolean {
  const [seen, setSeen] = useState({ meaning, isSettled: true });
  if (seen.meaning !== meaning) setSeen({ meaning, isSettled: false });
  useEffect(() => {
    if (seen.isSettled) return;
    const timer = setTimeout(() => setSeen({ meaning: seen.meaning, isSettled: true }), SETTLES_MS);
    return () => clearTimeout(timer);
  }, [seen]);
  return seen.meaning === meaning && seen.isSettled;
}
