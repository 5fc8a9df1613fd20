import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

interface WindowRows {
  /** Rows from `start` up to but not including `end` are drawn. */
  readonly start: number;
  readonly end: number;
  /** The height of the rows that are not drawn above and below, in pixels. */
  readonly before: number;
  readonly after: number;
}

const FIRST_ROWS = 48;

/**
 * Which rows of a long table to draw: those near the window. All rows have one height, which is measured because cards
 * are taller than rows. A table of at most `threshold` rows is drawn whole.
 */
export function useWindowRows(
  body: RefObject<HTMLTableSectionElement | null>,
  count: number,
  threshold: number,
): WindowRows {
  const isWindowed = count > threshold;
  const [view, setView] = useState({ start: 0, end: FIRST_ROWS, height: 36 });

  useEffect(() => {
    if (!isWindowed) return;
    let height = 0;
    const draw = (isScroll = false) => {
      const section = body.current;
      if (!section) return;
      // Measured once and after a resize: measuring rows on each scroll would lay the page out again each time.
      height ||= section.querySelector('tr[data-row-id]')?.getBoundingClientRect().height || 36;
      const { top } = section.getBoundingClientRect();
      const next = windowOf({ count, height, top, viewport: window.innerHeight });
      const show = () =>
        setView((now) =>
          now.start === next.start && now.end === next.end && now.height === height
            ? now
            : { ...next, height },
        );
      if (isScroll) flushSync(show);
      else show();
    };
    // Drawn within the scroll event: React would draw after the frame, which then has no rows where the reader looks.
    const scroll = () => draw(true);
    const resize = () => {
      height = 0;
      draw();
    };
    draw();
    window.addEventListener('scroll', scroll, { passive: true });
    window.addEventListener('resize', resize);
    return () => {
      window.removeEventListener('scroll', scroll);
      window.removeEventListener('resize', resize);
    };
  }, [body, count, isWindowed]);

  if (!isWindowed) return { start: 0, end: count, before: 0, after: 0 };
  const end = Math.min(view.end, count);
  const start = Math.min(view.start, end);
  return { start, end, before: start * view.height, after: (count - end) * view.height };
}

interface Geometry {
  readonly count: number;
  /** The height of one row, in pixels. */
  readonly height: number;
  /** The top of the first row, in pixels from the top of the window; negative when it is scrolled past. */
  readonly top: number;
  readonly viewport: number;
}

/** Rows drawn beyond each edge of the window. */
const OVERSCAN = 12;
/** The drawn rows change in steps of so many, so that most scroll events change nothing. */
const STEP = 6;

/** The rows to draw, from `start` up to but not including `end`: all in the window, and some around it. */
export function windowOf({ count, height, top, viewport }: Geometry): { start: number; end: number } {
  const first = Math.floor(-top / height) - OVERSCAN;
  const last = Math.ceil((viewport - top) / height) + OVERSCAN;
  const start = Math.max(0, Math.min(count, Math.floor(first / STEP) * STEP));
  const end = Math.max(start, Math.min(count, Math.ceil(last / STEP) * STEP));
  return { start, end };
}
