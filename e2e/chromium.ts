import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The headless shell first: it draws the same page without the browser's own windows, for less of the machine. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];
const APPS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** How it is started: without what the machine may not have and what asks the network. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser to test with: CHROMIUM_PATH, else Playwright's own, else one of the system's; where there is none,
 * Playwright's download, else (on Debian, as root) the `chromium-headless-shell` package, or `chromium`. Throws with what
 * to do when all of that fails.
 */
export function findChromium(): string {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH names no file: ${chosen}`);
  }
  const found = playwrightsOwn() ?? systemBrowser();
  if (found) return found;
  attempt('npx', ['playwright', 'install', 'chromium']);
  const downloaded = playwrightsOwn();
  if (downloaded) return downloaded;
  if (isDebianRoot()) {
    attempt('apt-get', ['update']);
    for (const name of ['chromium-headless-shell', 'chromium']) {
      attempt('apt-get', ['install', '--yes', '--no-install-recommends', name, 'fonts-noto-cjk']);
      if (systemBrowser()) break;
    }
  }
  const installed = systemBrowser();
  if (installed) return installed;
  throw new Error(
    'No Chromium found. Install one (Debian: apt install chromium) or name it with CHROMIUM_PATH.',
  );
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...APPS].find(existsSync);
}

function isDebianRoot(): boolean {
  const release = '/etc/os-release';
  return process.getuid?.() === 0 && existsSync(release) && /debian/i.test(readFileSync(release, 'utf8'));
}

function attempt(command: string, args: readonly string[]): void {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 10 * 60 * 1000 });
  } catch {
    // The next place to look follows; the last one says what to do.
  }
}
