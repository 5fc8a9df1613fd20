import type { Page } from '@playwright/test';
import { median } from '../statistics.ts';
import type { Visit } from './visit.ts';

export interface Use {
  /** Milliseconds from the click to the frame with the next page's first row; the median of a few turns. */
  readonly turn: number;
  /** Milliseconds until all rows of the page were shown as chosen. */
  readonly selectAll: number;
  readonly framesPerSecond: number;
  /** 0 to 1: frames of the scroll that had no row in the middle of the window. */
  readonly blankFrames: number;
  /** Milliseconds from a key to its frame: the median, and the slowest. */
  readonly typing: number;
  readonly slowestKey: number;
}

const TURNS = 4;
const SCROLL_MS = 3000;
/** 28,800 of the 36,000 pixels that 1,000 rows are high. */
const PIXELS_PER_SECOND = 9600;
const TYPED = 'example';
/** As fast as people who type fast. */
const KEY_MS = 120;

/** Uses a page as a person does: turns its pages, chooses all rows, scrolls, types into the filter. */
export async function tryOut({ page }: Visit, pageSize: number): Promise<Use> {
  const turns: number[] = [];
  for (let count = 0; count < TURNS; count += 1) turns.push(await turnPage(page, 'Next page'));
  const all = page.getByRole('checkbox', { name: 'Select all shown' });
  const selectAll = await timed(
    page,
    () => ({ time: window.bench.react('click') }),
    () => all.click(),
  );
  await all.click();
  const scroll = await page.evaluate(([speed, ms]) => window.bench.scroll(speed, ms), [
    pageSize > 100 ? PIXELS_PER_SECOND : PIXELS_PER_SECOND / 20,
    SCROLL_MS,
  ] as const);
  await page.evaluate(() => window.scrollTo(0, 0));
  const keys = await type(page);
  return {
    turn: median(turns),
    selectAll,
    framesPerSecond: (scroll.frames * 1000) / scroll.ms,
    blankFrames: scroll.blank / scroll.frames,
    typing: median(keys),
    slowestKey: Math.max(...keys),
  };
}

/** Milliseconds from the click to the frame with another first row. */
export function turnPage(page: Page, name: 'Next page' | 'Previous page'): Promise<number> {
  return timed(
    page,
    () => ({ time: window.bench.turn() }),
    () => page.getByRole('button', { name }).click(),
  );
}

/** Lets the page listen before anything is done: a key can overtake what the page is asked at the same moment. */
async function timed(
  page: Page,
  listen: () => { time: Promise<number> },
  act: () => Promise<void>,
): Promise<number> {
  const listening = await page.evaluateHandle(listen);
  await act();
  return listening.evaluate(({ time }) => time);
}

async function type(page: Page): Promise<number[]> {
  const times: number[] = [];
  await page.getByLabel('Domain name', { exact: true }).first().click();
  for (const key of TYPED) {
    const time = await timed(
      page,
      () => ({ time: window.bench.react('keydown') }),
      () => page.keyboard.press(key),
    );
    times.push(time);
    await new Promise((resolve) => setTimeout(resolve, KEY_MS));
  }
  return times;
}
