import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';

/** Tests that take minutes: `npm run test:long` runs them, `npm test` does not. */
const LONG = '*.long.e2e.ts';

export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'stories', testMatch: '*.e2e.ts', testIgnore: LONG },
    { name: 'long', testMatch: LONG },
    { name: 'screenshot', testMatch: 'screenshot.ts' },
  ],
  outputDir: '../test-results',
  fullyParallel: true,
  // A story waits for about half of its time: three keep two cores busy.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  // A machine under load may be slow; a story that needs another try is reported as flaky.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // A trace of every test costs a quarter of the machine's time.
    trace: 'on-first-retry',
    launchOptions: {
      executablePath: findChromium(),
      args: CHROMIUM_ARGS,
    },
  },
});
