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
