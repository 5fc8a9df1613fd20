import fc from 'fast-check';
import { openDatabase } from '../../platform/sqlite.ts';
import { play, type Variant } from './history.ts';
import { histories, type Step } from './steps.ts';

/**
 * Plays up to `numRuns` random histories against the ledger, or a variant of it. Returns the first one in which a claim
 * did not hold, with that claim; undefined if every claim held. A history that breaks the real ledger is made as short
 * as possible first.
 */
export async function search(
  numRuns: number,
  variant?: Variant,
): Promise<[steps: readonly Step[], claim: string] | undefined> {
  const db = openDatabase(':memory:');
  let broken: [readonly Step[], string] | undefined;
  const property = fc.asyncProperty(histories, async (steps) => {
    const claim = await play(steps, db, variant ?? {});
    if (claim) broken = [steps, claim];
    return claim === undefined;
  });
  await fc.check(property, { numRuns, endOnFailure: variant !== undefined });
  db.close();
  return broken;
}
