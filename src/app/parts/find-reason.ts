import { getText, isThere } from '../api/client.ts';
import type { PartFailureReason } from './part.ts';

/** Any page of Docket. All of them name the first scripts of the build. */
const PAGE_URL = '/results';

/**
 * Finds why an `import()` failed, by asking the server. Of the first scripts one names all others, so its own name
 * changes with every build that changes anything; a file that the error names and that no longer exists belongs to an older build too.
 */
export async function findReason(error: unknown): Promise<PartFailureReason> {
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')];
  const file = /https?:\/\/\S+\.js/.exec(String(error))?.[0];
  try {
    const page = await getText(PAGE_URL);
    if (scripts.some(({ src }) => !page.includes(new URL(src).pathname))) return 'updated';
    return file === undefined || (await isThere(file)) ? 'unknown' : 'updated';
  } catch {
    return 'unreachable';
  }
}
