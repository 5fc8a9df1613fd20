import type { Browser, CDPSession, Page } from '@playwright/test';
import { FIRST_ROW, installProbe, type Vitals } from './probe.ts';

export interface Load extends Vitals {
  /** To the frame with the first row, in milliseconds. */
  readonly firstRow: number;
  /** Of the page's main thread until nothing more was asked for, in milliseconds of its own time. */
  readonly cpu: number;
}

export interface Visit {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly load: Load;
}

const VISITOR = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
} as const;

/** However busy the machine is. */
const PATIENCE_MS = 5 * 60_000;

/** Opens an address as somebody who was never here before, on a processor `slowdown` times slower, and looks on. */
export async function visit<Answer>(
  browser: Browser,
  url: string,
  slowdown: number,
  look: (visit: Visit) => Promise<Answer>,
): Promise<Answer> {
  const context = await browser.newContext(VISITOR);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const cdp = await context.newCDPSession(page);
    await page.addInitScript(installProbe, FIRST_ROW);
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const firstRow = page.waitForEvent('console', (message) => message.text() === FIRST_ROW);
    await page.goto(url, { waitUntil: 'commit' });
    await firstRow;
    await page.waitForLoadState('networkidle');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const cpu = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
    const seen = await page.evaluate(() => ({ firstRow: window.bench.firstRow, ...window.bench.vitals() }));
    return await look({ page, cdp, load: { ...seen, firstRow: seen.firstRow ?? Number.NaN, cpu } });
  } finally {
    await context.close();
  }
}
