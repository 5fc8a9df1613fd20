/** A press that comes this soon after its control appeared was meant for what stood there before. */
const SETTLES_MS = 1_000;
/** A hand that rests, or clicks twice, may be off by a little. */
const SAME_PLACE_PX = 8;

interface Point {
  readonly x: number;
  readonly y: number;
  /** Milliseconds on any clock that only goes forward. */
  readonly at: number;
}

/**
 * Tells presses of the pointer that hit another control than the one they were meant for: a control that came under a
 * resting pointer less than a second ago, or one that took the place of the control pressed before. What the reader moves
 * to, by the pointer or by scrolling, is meant. Controls are compared by identity.
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
     * The pointer is over this control now, because it was moved there or because the page changed under it. The browser
     * may say so much later than the change: `addedAt` is when the control was put into the page.
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
    /** The reader scrolls or types: what comes under the pointer next was brought there on purpose. */
    actedOtherwise(): void {
      place = undefined;
      cameAt = undefined;
      pressed = undefined;
    },
    /** True when the press that begins here is to be ignored. */
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
