import { createPressGuard } from './press-guard.ts';

const CONTROL = 'button, a[href], input, select, summary, label';
const TEXT_FIELD = 'input:not([type=checkbox]), textarea, select, [contenteditable]';

const controlOf = (target: EventTarget | null): Element | undefined =>
  (target instanceof Element && target.closest(CONTROL)) || undefined;

/**
 * Keeps presses from what they were not meant for, in the whole document: a key held down presses a control once, however
 * often the system repeats it, and a click does not reach a control that came under the resting pointer within the last
 * second ({@link createPressGuard}). Returns what ends this.
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
  /** When the control, or a part of the page that it is in, was last put into the page. */
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
    // A click without a press, by key or by a screen reader, is meant for what it names.
    if (event.detail > 0 && ignored && ignored === controlOf(event.target)) stop(event);
  };

  const options = { capture: true, passive: true } as const;
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener('keydown', key, true);
  document.addEventListener('pointermove', over, options);
  document.addEventListener('pointerover', over, options);
  document.addEventListener('pointerdown', down, options);
  document.addEventListener('scroll', guard.actedOtherwise, options);
  document.addEventListener('input', guard.actedOtherwise, options);
  document.addEventListener('click', click, true);
  return () => {
    observer.disconnect();
    document.removeEventListener('keydown', key, true);
    document.removeEventListener('pointermove', over, options);
    document.removeEventListener('pointerover', over, options);
    document.removeEventListener('pointerdown', down, options);
    document.removeEventListener('scroll', guard.actedOtherwise, options);
    document.removeEventListener('input', guard.actedOtherwise, options);
    document.removeEventListener('click', click, true);
  };
}
