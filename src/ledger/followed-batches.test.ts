import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_FOLLOWED_BATCHES } from '../contract/batch.ts';
import { breakable, createRig, refusal } from './testing/rig.ts';

const HUGE = '9223372036854775807';
const idsOf = (batches: readonly { taskId: string }[]) => batches.map(({ taskId }) => taskId);

test('followed batches are listed newest first, an int64 to its last digit, and outlast a restart', async () => {
  const rig = createRig();
  const ledger = rig.open();
  ledger.followBatch('9007199254740993');
  await rig.clock.advance(1000);
  expect(idsOf(ledger.followBatch(HUGE))).toEqual([HUGE, '9007199254740993']);
  const again = createRig({ db: rig.db }).open();
  expect(again.followedBatches()).toEqual(ledger.followedBatches());
});

test('following once more keeps the first time; unfollowing what is not followed changes nothing', async () => {
  const rig = createRig();
  const ledger = rig.open();
  const before = ledger.followBatch('1');
  await rig.clock.advance(1000);
  expect(ledger.followBatch('1')).toEqual(before);
  expect(ledger.unfollowBatch('2')).toEqual(before);
  expect(ledger.unfollowBatch('1')).toEqual([]);
});

test('two accounts in one file do not see what the other follows', () => {
  const rig = createRig();
  rig.open().followBatch('1');
  const other = createRig({ db: rig.db, account: 'other' }).open();
  expect(other.followedBatches()).toEqual([]);
  other.unfollowBatch('1');
  expect(idsOf(rig.open().followedBatches())).toEqual(['1']);
});

test('there is an end to it, and it says so without forgetting one', () => {
  const ledger = createRig().open();
  for (let id = 1; id <= MAX_FOLLOWED_BATCHES; id += 1) ledger.followBatch(String(id));
  expect(refusal(() => ledger.followBatch(HUGE))).toEqual([409, 'TooManyFollowed']);
  expect(idsOf(ledger.followBatch('7'))).toHaveLength(MAX_FOLLOWED_BATCHES);
});

test('a disk that is full refuses in words', () => {
  const rig = createRig();
  const disk = breakable(rig.db);
  const ledger = createRig({ db: disk }).open();
  disk.isFull = true;
  expect(refusal(() => ledger.followBatch('1'))).toEqual([503, 'LedgerUnavailable']);
});

test('a file from before batches could be followed keeps its record and gains the table', () => {
  const rig = createRig();
  rig.db.exec(readFileSync(join(import.meta.dirname, 'testing/ledger-5ca0ecd.sql'), 'utf8'));
  rig.db.exec('DROP TABLE followed_batch; PRAGMA user_version=1');
  expect(idsOf(createRig({ db: rig.db }).open().followBatch('1'))).toEqual(['1']);
});
