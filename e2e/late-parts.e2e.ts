import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openResults } from './results-page.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** What stands in the place of a part that could not be loaded. */
const notice = (page: Page, words: RegExp | string) => page.getByRole('alert').filter({ hasText: words });
const UNREACHABLE = 'Docket does not answer';

test.describe('a part whose code cannot be fetched', () => {
  test.use({
    settings: { DOCKET_UNDO_SECONDS: '30' },
    expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/],
  });

  test('rows and Undo stay beside a message; the retry fetches again and does what was asked', async ({
    page,
    docket,
  }) => {
    const { row, rows, acknowledge, id, first } = await openResults(page);
    await acknowledge(id);
    const undo = row(id).getByRole('button', { name: /^Undo/ });
    await expect(undo).toBeVisible();
    // The message with its own Undo is a part too: its code has come before Docket goes.
    await expect(page.getByRole('status').getByRole('button', { name: /^Undo/ })).toBeVisible();
    const open = row(first[1] ?? '')
      .getByRole('rowheader')
      .getByRole('button');
    const help = page.getByRole('button', { name: 'Keyboard shortcuts' });
    const words = page.getByRole('button', { name: '切换到中文' });
    const batches = page.getByRole('link', { name: 'Batch counts' });
    const trouble = notice(page, UNREACHABLE);
    const retry = trouble.getByRole('button', { name: 'Retry' });

    await docket.stop('SIGKILL');
    await help.click();
    await expect(retry).toBeFocused();
    await expect(undo).toBeVisible();
    for (const button of [words, batches, open]) {
      await page.keyboard.press('Escape');
      await expect(trouble).toBeHidden();
      await button.click();
      await expect(retry).toBeFocused();
    }
    await expect(rows).toHaveCount(50);
    await expect(page).toHaveURL(/\/results/);
    await retry.click();
    await expect(retry).not.toHaveAttribute('aria-disabled', 'true');

    await docket.start({ PORT: new URL(docket.url).port });
    await retry.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(first[1] ?? '');
    await expect(trouble).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(open).toBeFocused();
    await help.click();
    await expect(dialog).toContainText('Go to the search field');
    await page.keyboard.press('Escape');
    await batches.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Batch counts');
    await words.click();
    await expect(page.getByRole('button', { name: 'Switch to English' })).toBeVisible();
    expect(docket.ledger().map((entry) => entry.state)).toEqual(['interrupted']);
  });

  test('the question before several results too, and a second click asks anew', async ({ page, docket }) => {
    const { row, first } = await openResults(page);
    const port = new URL(docket.url).port;
    for (const id of first.slice(0, 2)) await row(id).getByRole('checkbox').check();
    await docket.stop('SIGKILL');
    const ask = page.getByRole('button', { name: 'Acknowledge 2', exact: true });
    await ask.click();
    await expect(notice(page, UNREACHABLE)).toBeVisible();
    await notice(page, UNREACHABLE).getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice(page, UNREACHABLE)).toBeHidden();
    await docket.start({ PORT: port });
    await expect(ask).not.toHaveAttribute('aria-disabled', 'true');
    await ask.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge 2 results' }).click();
    await expect.poll(() => docket.ledger().map((entry) => entry.state)).toEqual(['confirmed', 'confirmed']);
  });
});

test.describe('Docket was built anew under an open tab', () => {
  test.use({
    settings: { DOCKET_UNDO_SECONDS: '30' },
    expectedErrors: [/404/],
    // A build of its own that the story may change, where its server finds the same packages.
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from it
    server: async ({}, use) => {
      mkdirSync(join(ROOT, 'test-results'), { recursive: true });
      const dist = mkdtempSync(join(ROOT, 'test-results', 'dist-'));
      cpSync(join(ROOT, 'dist'), dist, { recursive: true });
      await use(join(dist, 'server.js'));
      rmSync(dist, { recursive: true, force: true });
    },
  });

  test('rows and Undo stay, "Docket was updated · Reload"; after it the part opens', async ({
    page,
    docket,
    server,
  }) => {
    const { row, rows, acknowledge, id, first } = await openResults(page);
    await acknowledge(id);
    await expect(row(id)).toContainText('Undo');
    rebuild(join(dirname(server ?? ''), 'client'));
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    const updated = notice(page, 'Docket was updated');
    await expect(updated.getByRole('button', { name: 'Reload' })).toBeFocused();
    await row(first[1] ?? '')
      .getByRole('rowheader')
      .getByRole('button')
      .click();
    await expect(page).toHaveURL(/open=/);
    await expect(updated).toHaveCount(1);
    await expect(updated.getByRole('button', { name: 'Reload' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(updated).toBeHidden();
    await expect(rows).toHaveCount(50);
    await row(id).getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => docket.ledger().map((entry) => entry.state)).toEqual(['undone']);

    await page.getByRole('link', { name: 'Batch counts' }).click();
    await expect(rows).toHaveCount(50);
    await updated.getByRole('button', { name: 'Reload' }).click();
    await expect(page).toHaveURL(/\/batches/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Batch counts');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(page.getByRole('dialog')).toContainText('Go to the search field');
  });
});

/** Gives every script another name, as a build of changed sources does. */
function rebuild(client: string): void {
  const assets = join(client, 'assets');
  for (const file of readdirSync(assets).filter((name) => /\.(br|gz)$/.test(name)))
    rmSync(join(assets, file));
  const names = readdirSync(assets).map((file) => file.replace(/\.(js|css)$/, ''));
  const renamed = new RegExp(names.join('|'), 'g');
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(js|css|json|html)$/.test(name))) {
    const text = readFileSync(join(client, file), 'utf8');
    rmSync(join(client, file));
    writeFileSync(join(client, file.replace(renamed, '$&2')), text.replace(renamed, '$&2'));
  }
}
