/** What the bench asks of a page from inside; times in milliseconds. */
interface Probe {
  /** From the start of the navigation to the frame with the first row; undefined before that. */
  firstRow: number | undefined;
  vitals(): Vitals;
  /** From the next click to the frame with another first row. */
  turn(): Promise<number>;
  /** From the next event of a type to the frame after it, or the slowest event until then, whichever took longer. */
  react(type: 'click' | 'keydown'): Promise<number>;
  /** Scrolls down at a constant speed for some time. */
  scroll(pixelsPerSecond: number, ms: number): Promise<{ frames: number; blank: number; ms: number }>;
}

export interface Vitals {
  readonly largestPaint: number;
  /** The sum of what long tasks took beyond 50 ms each, since the first paint. */
  readonly blocking: number;
  readonly layoutShift: number;
}

declare global {
  interface Window {
    bench: Probe;
  }
}

/** The console message that says that the first row is painted. */
export const FIRST_ROW = 'bench: first row';

/** Runs in the page, before its own scripts, so it stands alone: nothing from outside can be used in it. */
export function installProbe(message: string): void {
  const seen = <Entry extends PerformanceEntry>(options: PerformanceObserverInit): Entry[] => {
    const entries: Entry[] = [];
    new PerformanceObserver((list) => entries.push(...(list.getEntries() as Entry[]))).observe(options);
    return entries;
  };
  const paints = seen({ type: 'paint', buffered: true });
  const largest = seen({ type: 'largest-contentful-paint', buffered: true });
  const longTasks = seen({ type: 'longtask', buffered: true });
  const shifts = seen<PerformanceEntry & { value: number; hadRecentInput: boolean }>({
    type: 'layout-shift',
    buffered: true,
  });
  const events = seen<PerformanceEventTiming>({
    type: 'event',
    durationThreshold: 16,
  } as PerformanceObserverInit);

  const painted = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      });
    });
  const firstId = () => document.querySelector('tr[data-row-id]')?.getAttribute('data-row-id') ?? undefined;
  const whenFirstRow = (isIt: (id: string) => boolean) =>
    new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        const id = firstId();
        if (id === undefined || !isIt(id)) return;
        observer.disconnect();
        void painted().then(resolve);
      });
      observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-row-id'] });
    });
  const next = (type: string) =>
    new Promise<Event>((resolve) => addEventListener(type, resolve, { capture: true, once: true }));

  window.bench = {
    firstRow: undefined,
    vitals() {
      const from = paints.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? 0;
      const late = longTasks.filter(({ startTime, duration }) => startTime + duration > from);
      return {
        largestPaint: largest.at(-1)?.startTime ?? Number.NaN,
        blocking: late.reduce((sum, { duration }) => sum + duration - 50, 0),
        layoutShift: shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
      };
    },
    async turn() {
      const before = firstId();
      const [event, at] = await Promise.all([next('click'), whenFirstRow((id) => id !== before)]);
      return at - event.timeStamp;
    },
    async react(type) {
      const { timeStamp } = await next(type);
      const time = (await painted()) - timeStamp;
      // The browser reports an event once the frame after it was shown.
      for (let frame = 0; frame < 3; frame += 1) await painted();
      const slowest = events
        .filter((event) => event.startTime >= timeStamp - 1)
        .map(({ duration }) => duration);
      return Math.max(time, ...slowest);
    },
    async scroll(pixelsPerSecond, ms) {
      const start = performance.now();
      let frames = 0;
      let blank = 0;
      for (let now = start; now - start < ms; frames += 1) {
        now = await new Promise<number>(requestAnimationFrame);
        const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        if (!middle?.closest('tr[data-row-id]')) blank += 1;
        window.scrollTo(0, ((performance.now() - start) / 1000) * pixelsPerSecond);
      }
      return { frames, blank, ms: performance.now() - start };
    },
  };
  void whenFirstRow(() => true).then((at) => {
    window.bench.firstRow = at;
    // biome-ignore lint/suspicious/noConsole: how the page tells the bench, at no cost to the page
    console.debug(message);
  });
}
