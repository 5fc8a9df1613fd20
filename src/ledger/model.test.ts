import { describe, expect, test } from 'vitest';
import type { Database } from '../platform/database.ts';
import type { Variant } from './testing/history.ts';
import { search } from './testing/search.ts';

/** `npm run test:long` plays 40 times as many. A wrong variant is given more, as it ends at the first that catches it. */
const RUNS = 500;
const VARIANT_RUNS = 2_000;
/** A run takes 2 ms on an idle machine. */
const TIMEOUT_MS = VARIANT_RUNS * 100;

test(
  `${RUNS} random histories of clicks, undos, stops, crashes, throttling, lost and late answers, other people, shifting and capped pages: every claim holds`,
  async () => expect(await search(RUNS)).toBeUndefined(),
  TIMEOUT_MS,
);

/** Writes its row only once the call is over: claiming leaves the file as it is. */
const writesAfterTheCall = (db: Database): Database => ({
  ...db,
  all: (sql, ...params) =>
    sql.startsWith("UPDATE result SET state = 'sending'")
      ? db.all(
          `SELECT task_detail_no FROM result WHERE operation_id = ? AND state = 'pending' LIMIT ?`,
          ...params.slice(1),
        )
      : db.all(sql, ...params),
});

const VARIANTS: [name: string, variant: Variant][] = [
  [
    'the ledger is written after the call',
    { options: (options) => ({ ...options, db: writesAfterTheCall(options.db) }) },
  ],
  [
    'an unclear call is repeated by itself',
    {
      options: (options) => ({
        ...options,
        send: async (ids) => {
          const outcome = await options.send(ids);
          return outcome.kind === 'unknown' ? options.send(ids) : outcome;
        },
      }),
    },
  ],
  [
    'it trusts the open file: what the path holds is not looked at before a call',
    { options: (options) => ({ ...options, file: { ...options.file, prove: () => {} } }) },
  ],
  ['"still there" is taken as final at once', { options: (options) => ({ ...options, settleSeconds: 0 }) }],
  ['a click has no operation id', { forgetsOperationId: true }],
  [
    'a scan reads forwards only',
    {
      options: (options) => {
        const forwards = new Map<number, ReturnType<typeof options.readQueue>>();
        const readQueue: typeof options.readQueue = (params) => {
          const known = forwards.get(params.page);
          forwards.delete(params.page);
          if (known) return known;
          const reading = options.readQueue(params);
          forwards.set(params.page, reading);
          return reading;
        };
        return { ...options, readQueue };
      },
    },
  ],
  [
    'results are claimed before their call may leave',
    {
      options: (options) => ({
        ...options,
        waitForTurn: () => Promise.resolve(),
        send: async (ids) => {
          await options.waitForTurn(new AbortController().signal);
          return options.send(ids);
        },
      }),
    },
  ],
  [
    'the shortfall of a page is skipped: fewer rows than asked for are taken for the end',
    {
      options: (options) => ({
        ...options,
        readQueue: async (params) => {
          const { answer, asOf } = await options.readQueue(params);
          return { asOf, answer: { ...answer, totalItems: answer.items.length, totalPages: 1 } };
        },
      }),
    },
  ],
];

describe('the claims have teeth: each wrong variant is caught', () => {
  test.each(VARIANTS)(
    `%s`,
    async (_name, variant) => expect(await search(VARIANT_RUNS, variant)).toBeDefined(),
    TIMEOUT_MS,
  );
});
