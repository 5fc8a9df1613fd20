import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from '../../e2e/chromium.ts';
import { calmOf, describeCalm, doFixedWork } from '../fixed-work.ts';
import { type Anatomy, examine } from './anatomy.ts';
import { heapSlope, type Turning } from './heap.ts';
import { type Figure, figuresOf, table } from './report.ts';
import { type Site, startSites } from './sites.ts';
import { tryOut, type Use } from './use.ts';
import { type Load, visit } from './visit.ts';

export interface Sample {
  readonly site: Site['name'];
  readonly pageSize: number;
  readonly slowdown: number;
  /** Milliseconds that the fixed work took just before. */
  readonly fixedWork: number;
  readonly load: Load;
  /** Measured at the slowed speed alone, where differences show. */
  readonly use?: Use;
}

export interface AnatomySample extends Anatomy {
  readonly site: Site['name'];
  readonly pageSize: number;
}

export interface HeapSample {
  readonly site: Site['name'];
  readonly turning: Turning;
  readonly kBPerTurn: number;
}

export interface BrowserBench {
  /** Loads measured of each page, on each site, at each speed; with 0 only what is exact is counted. */
  readonly samples: number;
  /** Leaves out the 400 page turns of each site. */
  readonly skipHeap: boolean;
  /** The folder of the build. */
  readonly dist: string;
  readonly print: (line: string) => void;
}

const PAGE_SIZES = [50, 1000];
const SLOWDOWNS = [4, 1];

/**
 * Measures the built product in a browser beside the hand-written page, in turn, so that a busy machine troubles both; prints
 * the table and writes all samples to `dist/bench.json`.
 */
export async function benchBrowser({ samples, skipHeap, dist, print }: BrowserBench): Promise<void> {
  const sites = await startSites(dist);
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
  const both = [sites.docket, sites.floor];
  const measured: Sample[] = [];
  const anatomies: AnatomySample[] = [];
  const heaps: HeapSample[] = [];
  try {
    for (const pageSize of PAGE_SIZES) {
      for (const site of both) {
        const anatomy = await visit(browser, site.url(pageSize), 1, examine);
        anatomies.push({ site: site.name, pageSize, ...anatomy });
      }
    }
    for (let round = 0; round < samples; round += 1) {
      for (const slowdown of SLOWDOWNS) {
        for (const pageSize of PAGE_SIZES) {
          for (const site of both) {
            const fixedWork = doFixedWork();
            const sample = await visit(browser, site.url(pageSize), slowdown, async (seen) => ({
              load: seen.load,
              ...(slowdown > 1 && { use: await tryOut(seen, pageSize) }),
            }));
            measured.push({ site: site.name, pageSize, slowdown, fixedWork, ...sample });
          }
        }
      }
      print(`round ${round + 1} of ${samples}`);
    }
    for (const turning of skipHeap ? [] : (['back and forth', 'always new'] as const)) {
      for (const site of both) {
        const kBPerTurn = await visit(browser, site.url(50), 1, (seen) => heapSlope(seen, turning));
        heaps.push({ site: site.name, turning, kBPerTurn });
      }
    }
  } finally {
    await browser.close();
    await sites.close();
  }
  const calm = calmOf(measured.map(({ fixedWork }) => fixedWork));
  const figures: readonly Figure[] = figuresOf(measured, anatomies, heaps, calm);
  for (const line of table(figures)) print(line);
  if (samples > 0) print(describeCalm(calm));
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
  const file = join(dist, 'bench.json');
  const all = { at: new Date().toISOString(), machine, calm, figures, measured, anatomies, heaps };
  writeFileSync(file, `${JSON.stringify(all, undefined, 2)}\n`);
  print(`All samples: ${file}`);
}
