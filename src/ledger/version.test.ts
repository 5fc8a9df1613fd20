import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../platform/sqlite.ts';
import { temporaryFolder } from '../platform/testing/temporary-folder.ts';
import { createRig, details, idsOf, OPERATION, showing } from './testing/rig.ts';

test('the version changes with every write that may change a mark, and with nothing else', async () => {
  const { rig, ledger, ids } = showing();
  const seen = [ledger.version()];
  const expectChange = () => {
    const version = ledger.version();
    expect(seen).not.toContain(version);
    seen.push(version);
  };
  ledger.show(details(5), rig.clock.now());
  ledger.operations();
  ledger.acknowledgedResults({ page: 1, pageSize: 10 });
  ledger.show(details(600), rig.clock.now());
  await rig.clock.advance(0);
  expect(rig.db.all('SELECT 1 FROM seen_row')).toHaveLength(600);
  await rig.clock.advance(25 * 60 * 60 * 1000);
  expect(rig.db.all('SELECT 1 FROM seen_row')).toHaveLength(0);
  expect(ledger.version()).toBe(seen[0]);
  ledger.show(details(5), rig.clock.now());
  ledger.acknowledge({ operationId: OPERATION, ids });
  expectChange();
  await ledger.undo(OPERATION, ids.slice(0, 2));
  expectChange();
  await rig.clock.advance(10_000);
  expectChange();
  expect(ledger.operation(OPERATION).counts).toEqual({ undone: 2, confirmed: 3 });
});

test('another process that writes to the same file changes it too', () => {
  const folder = temporaryFolder();
  const [own, other] = [1, 2].map(() => openDatabase(join(folder, 'ledger.db')));
  try {
    const ledger = createRig(own && { db: own }).open();
    const before = ledger.version();
    const theirs = createRig(other && { db: other }).open();
    theirs.show(details(1), 0);
    theirs.acknowledge({ operationId: OPERATION, ids: idsOf(details(1)) });
    expect(ledger.version()).not.toBe(before);
  } finally {
    own?.close();
    other?.close();
  }
});

test('a store that cannot say has no version, and reading goes on', () => {
  const { rig, ledger } = showing();
  rig.db.close();
  expect(ledger.version()).toBeUndefined();
  expect(ledger.show(details(2), rig.clock.now())).toEqual(details(2));
});
