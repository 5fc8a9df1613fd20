import { gzipSync } from 'node:zlib';
import type { Visit } from './visit.ts';

/** What a first view is made of: exact, and the same on every machine. */
export interface Anatomy {
  /** Scripts that were asked for before the first row was drawn. */
  readonly scripts: number;
  /** Of those scripts, each by `gzip -9`. */
  readonly scriptBytes: number;
  /** Until nothing more was asked for, the document included. */
  readonly requests: number;
  readonly elements: number;
}

export async function examine({ page }: Visit): Promise<Anatomy> {
  const seen = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const isEarly = ({ startTime }: PerformanceEntry) => startTime < (window.bench.firstRow ?? 0);
    const isScript = ({ name }: PerformanceEntry) => new URL(name).pathname.endsWith('.js');
    return {
      scripts: [
        ...new Set(entries.filter((entry) => isEarly(entry) && isScript(entry)).map(({ name }) => name)),
      ],
      requests: entries.length + 1,
      elements: document.querySelectorAll('*').length,
    };
  });
  let scriptBytes = 0;
  for (const url of seen.scripts) {
    const response = await fetch(url);
    scriptBytes += gzipSync(await response.arrayBuffer(), { level: 9 }).byteLength;
  }
  return { ...seen, scripts: seen.scripts.length, scriptBytes };
}
