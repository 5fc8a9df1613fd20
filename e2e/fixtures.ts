import { test as base, expect, type Request } from '@playwright/test';
import { DocketProcess, type Settings } from './docket-process.ts';

interface Fixtures {
  /** Settings for the Docket of one test. */
  settings: Settings;
  /** The built server to start; undefined for the one of this build. */
  server: string | undefined;
  docket: DocketProcess;
  /** Console errors that a test provokes on purpose; any other fails it. */
  expectedErrors: RegExp[];
}

/** What only the server may know, and what a signature looks like. */
const SECRETS = /docket-emulator-secret|ACS3-HMAC-SHA256|Signature=/;

/** Chromium's word for a machine that took seconds to start the page; budget.e2e.ts sees to it that preloads are used. */
const SLOW = /was preloaded using link preload but not used within a few seconds/;

/** The answer's text; '' for one that went with the page it was for. */
async function readBody(request: Request): Promise<string> {
  try {
    return (await (await request.response())?.text()) ?? '';
  } catch {
    return '';
  }
}

/** A story has a Docket of its own, and ends with an error if the browser reported one or a CSP violation. */
export const test = base.extend<Fixtures>({
  settings: [{}, { option: true }],
  expectedErrors: [[], { option: true }],
  server: [undefined, { option: true }],
  docket: async ({ settings, server }, use) => {
    const docket = new DocketProcess(undefined, server);
    await docket.start(settings);
    await use(docket);
    await docket.dispose();
    expect(docket.log.split('\n').filter((line) => /"level":"error"|docket:/.test(line))).toEqual([]);
    expect(docket.log).not.toMatch(SECRETS);
  },
  baseURL: async ({ docket }, use) => use(docket.url),
  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    const bodies: Promise<string>[] = [];
    page.on('requestfinished', (request) => bodies.push(readBody(request)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        queueMicrotask(() => {
          throw new Error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
    });
    await use(page);
    for (const body of await Promise.all(bodies)) expect(body).not.toMatch(SECRETS);
    expect(
      errors.filter((text) => ![SLOW, ...expectedErrors].some((expected) => expected.test(text))),
    ).toEqual([]);
  },
});

export { expect };
