import type { Calm } from '../fixed-work.ts';
import { median } from '../statistics.ts';
import type { AnatomySample, HeapSample, Sample } from './run.ts';
import type { Use } from './use.ts';
import type { Load } from './visit.ts';

/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly docket: number;
  readonly floor: number;
  /** Docket beside the floor. */
  readonly ratio: number;
  /** What is to be reached, and of which of the two. */
  readonly goal?: { readonly of: 'ratio' | 'docket'; readonly most?: number; readonly least?: number };
}

type Goal = NonNullable<Figure['goal']>;

/** So many quiet pairs are better than more pairs of which some were measured on a busy machine. */
const ENOUGH_QUIET = 3;
const ratioOf = (most: number): Goal => ({ of: 'ratio', most });
const atMost = (most: number): Goal => ({ of: 'docket', most });

/** The samples of one page at one speed that were taken on a quiet machine; all of them if those are too few. */
function preferQuiet(samples: readonly Sample[], { limitMs }: Calm): readonly Sample[] {
  const quiet = samples.filter(({ fixedWork }) => fixedWork <= limitMs);
  return quiet.length >= ENOUGH_QUIET ? quiet : samples;
}

/** The table's lines: medians of what was measured. */
export function figuresOf(
  samples: readonly Sample[],
  anatomies: readonly AnatomySample[],
  heaps: readonly HeapSample[],
  calm: Calm,
): Figure[] {
  const of = (
    site: string,
    pageSize: number,
    slowdown: number,
    read: (sample: Sample) => number | undefined,
  ) => {
    const all = samples.filter(
      (it) => it.site === site && it.pageSize === pageSize && it.slowdown === slowdown,
    );
    return median(preferQuiet(all, calm).flatMap((sample) => read(sample) ?? []));
  };
  const figure = (name: string, read: (site: 'Docket' | 'floor') => number, goal?: Goal): Figure => {
    const [docket, floor] = [read('Docket'), read('floor')];
    return { name, docket, floor, ratio: docket / floor, ...(goal && { goal }) };
  };
  const load = (words: string, pageSize: number, slowdown: number, key: keyof Load, goal?: Goal) =>
    figure(
      `${words}, ${pageSize} rows, ${slowdown}x`,
      (site) => of(site, pageSize, slowdown, (sample) => sample.load[key]),
      goal,
    );
  const use = (words: string, pageSize: number, key: keyof Use, goal?: Goal) =>
    figure(
      `${words}, ${pageSize} rows, 4x`,
      (site) => of(site, pageSize, 4, (sample) => sample.use?.[key]),
      goal,
    );
  const part = (words: string, pageSize: number, key: 'scripts' | 'requests' | 'elements', goal?: Goal) =>
    figure(
      `${words}, ${pageSize} rows`,
      (site) => anatomies.find((it) => it.site === site && it.pageSize === pageSize)?.[key] ?? Number.NaN,
      goal,
    );
  const scriptKb = (site: string) =>
    (anatomies.find((it) => it.site === site && it.pageSize === 50)?.scriptBytes ?? Number.NaN) / 1000;
  /** How much more a thousand rows cost Docket than fifty; the floor's own column says the same of the floor. */
  const thousand = (words: string, read: (site: string, pageSize: number) => number): Figure => {
    const [docket, floor] = ['Docket', 'floor'].map((site) => read(site, 1000) / read(site, 50));
    return {
      name: `1,000 rows beside 50: ${words}, 4x`,
      docket: docket ?? Number.NaN,
      floor: floor ?? Number.NaN,
      ratio: (docket ?? Number.NaN) / (floor ?? Number.NaN),
      goal: atMost(1.2),
    };
  };

  return [
    load('first row, ms', 50, 4, 'firstRow', ratioOf(1.2)),
    load('first row, ms', 50, 1, 'firstRow', ratioOf(1.6)),
    load('first row, ms', 1000, 4, 'firstRow', ratioOf(1.2)),
    load('first row, ms', 1000, 1, 'firstRow', ratioOf(1.6)),
    load('main-thread CPU, ms', 50, 4, 'cpu', ratioOf(2.2)),
    load('main-thread CPU, ms', 1000, 4, 'cpu', ratioOf(2.2)),
    figure('script before the first row, gzip -9 kB', scriptKb, atMost(110)),
    part('script files before the first row', 50, 'scripts', atMost(4)),
    part('requests', 50, 'requests', atMost(8)),
    part('elements', 50, 'elements', atMost(1000)),
    part('elements', 1000, 'elements', atMost(900)),
    use('page turn, ms', 50, 'turn', ratioOf(1.3)),
    use('page turn, ms', 1000, 'turn', ratioOf(1.3)),
    use('select all, slowest event, ms', 1000, 'selectAll', atMost(90)),
    use('scrolling, frames/s', 1000, 'framesPerSecond', { of: 'docket', least: 50 }),
    use('scrolling, share of blank frames', 1000, 'blankFrames', atMost(0)),
    load('largest contentful paint, ms', 50, 4, 'largestPaint'),
    load('total blocking time, ms', 50, 4, 'blocking'),
    load('layout shift', 50, 4, 'layoutShift', atMost(0)),
    load('layout shift', 1000, 4, 'layoutShift', atMost(0)),
    use('typing, median key, ms', 50, 'typing'),
    use('typing, slowest key, ms', 50, 'slowestKey'),
    use('typing, slowest key, ms', 1000, 'slowestKey'),
    thousand('first row', (site, pageSize) => of(site, pageSize, 4, ({ load }) => load.firstRow)),
    thousand('page turn', (site, pageSize) => of(site, pageSize, 4, (sample) => sample.use?.turn)),
    ...[...new Set(heaps.map(({ turning }) => turning))].map((turning) =>
      figure(
        `heap, kB a turn, ${turning}`,
        (site) => heaps.find((it) => it.site === site && it.turning === turning)?.kBPerTurn ?? Number.NaN,
        turning === 'back and forth' ? atMost(2) : undefined,
      ),
    ),
  ];
}

/** The table for a terminal. */
export function table(figures: readonly Figure[]): string[] {
  const digits = (value: number) => value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0);
  const cell = (value: number) => (Number.isFinite(value) ? digits(value) : '-').padStart(9);
  const head = `${''.padEnd(50)}${['Docket', 'floor', 'ratio', 'to reach'].map((word) => word.padStart(9)).join('')}`;
  return [
    head,
    ...figures.map((figure) => {
      const { name, docket, floor, ratio, goal } = figure;
      return `${name.padEnd(50)}${cell(docket)}${cell(floor)}${cell(ratio)}${goal ? goalCell(figure, goal) : ''}`;
    }),
  ];
}

function goalCell(figure: Figure, { of, most, least }: Goal): string {
  if (Number.isNaN(figure[of])) return '';
  const isReached = figure[of] <= (most ?? Infinity) && figure[of] >= (least ?? -Infinity);
  const words = most === undefined ? `>= ${least}` : `<= ${most}`;
  return `${words.padStart(9)}${of === 'ratio' ? 'x' : ' '} ${isReached ? 'reached' : 'missed'}`;
}
