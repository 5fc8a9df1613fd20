interface Geometry {
  readonly count: number;
  /** Of one row, in pixels. */
  readonly height: number;
  /** Where the first row begins, in pixels from the top of the window; negative once scrolled past. */
  readonly top: number;
  readonly viewport: number;
}

/** Rows drawn beyond each edge of the window. */
const OVERSCAN = 12;
/** The window moves by whole steps, so that most scroll events change nothing. */
const STEP = 6;

/** The rows to draw, from `start` up to, not including, `end`: all that the window shows, and some around. */
export function windowOf({ count, height, top, viewport }: Geometry): { start: number; end: number } {
  const first = Math.floor(-top / height) - OVERSCAN;
  const last = Math.ceil((viewport - top) / height) + OVERSCAN;
  const start = Math.max(0, Math.min(count, Math.floor(first / STEP) * STEP));
  const end = Math.max(start, Math.min(count, Math.ceil(last / STEP) * STEP));
  return { start, end };
}
