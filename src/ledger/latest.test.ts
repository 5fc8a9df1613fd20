import { expect, test } from 'vitest';
import { idsOf, OPERATION, OTHER, showing } from './testing/rig.ts';

const THIRD = '00000000-0000-4000-8000-000000000003';

test('of results tried again only the last try counts as the latest; one that was undone does not', async () => {
  const { rig, ledger, ids } = showing();
  const succeeds = rig.answer;
  rig.answer = () => ({
    kind: 'refused',
    isCallerRefused: false,
    error: { code: 'ParameterIllegal', message: '' },
  });
  ledger.acknowledge({ operationId: OPERATION, ids: ids.slice(0, 3), undoSeconds: 0 });
  await rig.clock.advance(10);
  rig.answer = succeeds;
  ledger.acknowledge({ operationId: OTHER, ids: ids.slice(0, 1), undoSeconds: 0 });
  ledger.acknowledge({ operationId: THIRD, ids: ids.slice(1, 2), undoSeconds: 10 });
  await rig.clock.advance(10);
  await ledger.undo(THIRD);

  const failed = (filter: { latest?: true }) =>
    idsOf(ledger.acknowledgedResults({ ...filter, state: ['failed'], page: 1, pageSize: 100 }).items);
  expect(failed({})).toEqual(ids.slice(0, 3));
  expect(failed({ latest: true })).toEqual(ids.slice(1, 3));
  const walked = [...ledger.acknowledgedPages({ state: ['failed'], latest: true })].flat();
  expect(idsOf(walked)).toEqual(ids.slice(1, 3));
});
