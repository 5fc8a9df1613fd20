import type { Clock } from '../platform/clock.ts';

/** Time as the browser has it; its time of day may be wrong (see api/server-time.ts). */
export const browserClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Settles once the page can be seen, at once if it can. */
export function whenVisible(): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve();
  return new Promise((settle) => {
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', look);
      settle();
    };
    document.addEventListener('visibilitychange', look);
  });
}

/** Calls back each time the browser finds or loses a network. */
export function onNetworkChange(run: () => void): void {
  window.addEventListener('online', run);
  window.addEventListener('offline', run);
}

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps a preference where the server can read it before it draws the document. */
export function keepCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
  document.cookie = `${name}=${value}; SameSite=Lax; Path=/; Max-Age=${YEAR_SECONDS}`;
}
