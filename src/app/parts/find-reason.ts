import { getText, isThere } from '../api/client.ts';
import type { PartFailureReason } from './part.ts';

/** Any page of Docket. All of them name the first script of the build. */
const PAGE_URL = '/results';

/**
 * Finds why an `import()` failed, by asking the server. The name of the first script changes with every build, and a
 * file that the error names and that no longer exists belongs to an older build too.
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
