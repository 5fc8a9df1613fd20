import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../platform/sqlite.ts';
import { WrongAccount } from './errors.ts';
import type { Ledger } from './ledger.ts';
import { createRig, detail, details, idsOf, OPERATION, OTHER, pageOf, refusal } from './testing/rig.ts';

const OLD_FILE = readFileSync(join(import.meta.dirname, 'testing/ledger-5ca0ecd.sql'), 'utf8');
/** Operation ids that the old file does not use. */
const [NEW, NEWER] = [OPERATION, OTHER].map((used) => used.replace('4000', '4001')) as [string, string];
const id = (number: number) => detail(number).taskDetailNo;
const numbersOf = (ids: readonly string[]) => ids.map(Number).sort((a, b) => a - b);

/** What the record says of each result, its latest try first. */
function states(ledger: Ledger): Record<number, string[]> {
  const said: Record<number, string[]> = {};
  for (const row of ledger.acknowledgedResults({ page: 1, pageSize: 100 }).items) {
    const number = Number(row.taskDetailNo);
    said[number] = [...(said[number] ?? []), row.state];
  }
  return said;
}

/** A file of commit 5ca0ecd, to be opened by this Docket an hour after it was written. */
async function oldFile() {
  const db = openDatabase(':memory:');
  db.exec(OLD_FILE);
  const rig = createRig({ db });
  await rig.clock.advance(2 * 3_600_000);
  return rig;
}

describe('a file that commit 5ca0ecd wrote', () => {
  test('is taken over into the named account: what was sent is settled, what was not says so, nothing is sent', async () => {
    const rig = await oldFile();
    rig.readQueue = async (params) => ({ asOf: rig.clock.now(), answer: pageOf([detail(4)], params) });
    const ledger = rig.open({ account: 'acme' });
    expect(states(ledger)).toEqual({
      1: ['confirmed'],
      2: ['confirmed'],
      3: ['unknown', 'not_acked'],
      4: ['unknown'],
      5: ['unknown'],
      6: ['interrupted'],
      9: ['unknown'],
    });
    await rig.clock.advance(10_000);
    expect(states(ledger)).toMatchObject({
      3: ['gone', 'gone'],
      4: ['not_acked'],
      5: ['gone'],
      9: ['gone'],
    });
    expect(rig.calls).toEqual([]);
    expect(ledger.operations()).toHaveLength(5);
    expect(rig.db.all('SELECT DISTINCT account FROM result ORDER BY account')).toEqual([
      { account: 'acme' },
      { account: 'emulator:docket-emulator' },
    ]);
  });

  test('still refuses what any of its keys has in hand or has acknowledged', async () => {
    const rig = await oldFile();
    const ledger = rig.open({ readQueue: () => Promise.reject(new Error('down')) });
    ledger.show(details(9), 0);
    for (const number of [1, 2, 3, 4, 5, 9])
      expect([number, refusal(() => ledger.acknowledge({ operationId: NEWER, ids: [id(number)] }))]).toEqual([
        number,
        [409, 'AlreadyHandled'],
      ]);
    const free = [id(6), id(7), id(8)];
    ledger.acknowledge({ operationId: NEW, ids: free, undoSeconds: 0 });
    await rig.clock.advance(60_000);
    expect(rig.calls).toEqual([free]);
  });

  test('keeps which key each operation was asked for with, the rows that were shown, lists and followed batches', async () => {
    const rig = await oldFile();
    const ledger = rig.open();
    const keys = rig.db.all<{ access_key_id: string }>(
      "SELECT DISTINCT access_key_id FROM operation WHERE account = 'main' ORDER BY access_key_id",
    );
    expect(keys.map((row) => row.access_key_id)).toEqual(['LTAI5tOlderKey000001', 'STS.NewerKey0000002']);
    const shown = rig.db.all<{ task_detail_no: string }>(
      "SELECT task_detail_no FROM seen_row WHERE account = 'main'",
    );
    expect(numbersOf(shown.map((row) => row.task_detail_no))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(ledger.followedBatches().map(({ taskId }) => taskId))).toEqual(
      new Set(['42', '43', '44']),
    );
    const lists = rig.db.all<{ id: string }>("SELECT id FROM capture WHERE account = 'main'");
    expect(lists).toHaveLength(2);
    expect(refusal(() => ledger.capture(lists[0]?.id ?? ''))).toEqual([410, 'CaptureExpired']);
  });

  test('what the emulator recorded goes to the emulator, whichever of the two opens the file first', async () => {
    const rig = await oldFile();
    rig.open();
    const emulator = rig.open({ account: 'emulator', upstream: 'emulator' });
    expect(states(emulator)).toEqual({ 100: ['confirmed'] });
    expect(emulator.followedBatches().map(({ taskId }) => taskId)).toEqual(['7']);
  });

  test('a second name finds nothing left to take', async () => {
    const rig = await oldFile();
    rig.open();
    expect(states(rig.open({ account: 'staging' }))).toEqual({});
  });
});

describe('the key changes, the account does not', () => {
  test('after a restart with another key the record is there, unclear results are looked up and not sent again', async () => {
    const rig = createRig();
    rig.answer = () => ({ kind: 'unknown', error: { code: 'UpstreamTimeout', message: '' } });
    const first = rig.open({ readQueue: () => Promise.reject(new Error('down')) });
    first.show(details(3), rig.clock.now());
    first.acknowledge({ operationId: OPERATION, ids: idsOf(details(3)), undoSeconds: 0 });
    await rig.clock.advance(0);
    await first.close();
    const second = createRig({ db: rig.db, accessKeyId: 'STS.AnotherKey000002' });
    const ledger = second.open();
    ledger.show(details(3), second.clock.now());
    expect(refusal(() => ledger.acknowledge({ operationId: OTHER, ids: idsOf(details(3)) }))).toEqual([
      409,
      'AlreadyHandled',
    ]);
    await second.clock.advance(10_000);
    expect(ledger.operation(OPERATION).counts).toEqual({ gone: 3 });
    expect(second.calls).toEqual([]);
  });

  test('a resumed operation notes the key that goes on with it', async () => {
    const rig = createRig();
    const first = rig.open();
    first.show(details(3), rig.clock.now());
    first.acknowledge({ operationId: OPERATION, ids: idsOf(details(3)) });
    const keyOf = () => rig.db.get('SELECT access_key_id FROM operation WHERE id = ?', OPERATION);
    expect(keyOf()).toMatchObject({ access_key_id: 'LTAI5tTestKey0000001' });
    await rig.open({ accessKeyId: 'STS.AnotherKey000002' }).resume(OPERATION);
    expect(keyOf()).toMatchObject({ access_key_id: 'STS.AnotherKey000002' });
  });

  test('a name stands for one upstream: the emulator and the cloud never share a record', () => {
    const rig = createRig();
    rig.open({ account: 'main', upstream: 'emulator' });
    expect(() => rig.open({ account: 'main', upstream: 'alibaba' })).toThrow(WrongAccount);
  });
});
