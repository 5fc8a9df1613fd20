import { getText, isThere } from '../api/client.ts';
import type { PartFailureReason } from './part.ts';

/** Any page of Docket: all of them name the script that the build begins with. */
const PAGE_URL = '/results';

/**
 * Asks the server why an `import()` failed. The name of the first script changes with every build; a file that the
 * browser names in its error and that is no longer there belongs to an older build, too.
 */
export async function findReason(error: unknown): Promise<PartFailureReason> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  const file = /https?:\/\/\S+\.js/.exec(String(error))?.[0];
  try {
    const page = await getText(PAGE_URL);
    if (script && !page.includes(new URL(script.src).pathname)) return 'updated';
    return file === undefined || (await isThere(file)) ? 'unknown' : 'updated';
  } catch {
    return 'unreachable';
  }
}
