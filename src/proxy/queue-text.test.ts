import { expect, test } from 'vitest';
import { createRig, details, OPERATION, pageOf } from '../ledger/testing/rig.ts';
import { cloudOver, mount, rig } from './testing/rig.ts';

const PAGE = '/api/task-results?page=1&pageSize=1000&lang=en';
const shows = ({ ledger }: ReturnType<typeof rig>) =>
  ledger.asked.filter(({ kind }) => kind === 'show').length;

test('a thousand viewers of the same rows cost one call, one look at the ledger and the same bytes', async () => {
  const viewers = rig();
  const answers = await Promise.all(
    Array.from({ length: 1000 }, async () => (await viewers.ask(PAGE)).text()),
  );
  expect(new Set(answers).size).toBe(1);
  expect([viewers.sent.length, shows(viewers)]).toEqual([1, 1]);
});

test('another page, another language and a newer reading are looked at for themselves', async () => {
  const viewers = rig();
  for (const url of [PAGE, PAGE.replace('en', 'zh'), PAGE.replace('page=1&', 'page=2&')])
    await viewers.ask(url);
  expect(shows(viewers)).toBe(3);
  await viewers.clock.advance(5000);
  const { asOf } = await (await viewers.ask(PAGE)).json();
  expect([shows(viewers), asOf]).toEqual([4, '2026-11-23T12:00:05.000Z']);
});

test('what the ledger does to a row is seen in the next answer, though the rows were read before', async () => {
  const { clock, ...bench } = createRig();
  const ledger = bench.open();
  const reading = { asOf: clock.now(), answer: pageOf(details(3), { page: 1, pageSize: 1000 }) };
  const { ask, post } = mount({
    cloud: { ...cloudOver().cloud, pollTaskResult: async () => reading },
    ledger,
  });
  const marks = async () => {
    const { items } = await (await ask(PAGE)).json();
    return items.map((row: { acknowledgement?: { state: string } }) => row.acknowledgement?.state);
  };
  const [first = ''] = details(1).map((row) => row.taskDetailNo);
  expect(await marks()).toEqual([undefined, undefined, undefined]);
  expect(await marks()).toEqual([undefined, undefined, undefined]);
  await post('/api/acknowledgements', { operationId: OPERATION, ids: [first] });
  expect(await marks()).toEqual(['pending', undefined, undefined]);
  await clock.advance(10_000);
  expect(await marks()).toEqual(['confirmed', undefined, undefined]);
});
