import type { Clock } from '../platform/clock.ts';

/** The time of the browser. Its time of day may be wrong (see api/server-time.ts). */
export const browserClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves when the page is visible. */
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

/** Keeps a preference in a cookie, where the server can read it before it draws the document. */
export function keepCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
  document.cookie = `${name}=${value}; SameSite=Lax; Path=/; Max-Age=${YEAR_SECONDS}`;
}
