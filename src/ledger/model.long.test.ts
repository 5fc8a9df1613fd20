import { expect, test } from 'vitest';
import { search } from './testing/search.ts';

/** DOCKET_HISTORIES plays more of them. */
const RUNS = Number(process.env.DOCKET_HISTORIES ?? 20_000);

test(
  `${RUNS} random histories: every claim holds`,
  async () => expect(await search(RUNS)).toBeUndefined(),
  RUNS * 100,
);
