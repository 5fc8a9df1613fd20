import { expect, test } from 'vitest';
import { CAPTURE_LIFE_MS } from '../contract/capture.ts';
import { ACKNOWLEDGEMENTS_URL, CAPTURES_URL, controlUrl, undoUrl } from '../contract/routes.ts';
import { createRig, details, idsOf, OPERATION, OTHER, pageOf } from '../ledger/testing/rig.ts';
import { cloudOver, mount } from './testing/rig.ts';

const ROWS = details(1001);
const IDS = idsOf(ROWS);
/** How long a call to the cloud takes, in virtual milliseconds. */
const CALL_MS = 10;

/** The routes over the real ledger, which has shown the thousand and one results of its queue. */
function overLedger() {
  const rig = createRig();
  const { clock, calls } = rig;
  const tick = () => new Promise<void>((resolve) => void clock.schedule(CALL_MS, resolve));
  rig.answer = async (ids) => {
    await tick();
    return { kind: 'answered', result: ids.length, requestId: 'R' };
  };
  rig.readQueue = async (params) => {
    await tick();
    return { asOf: clock.now(), answer: pageOf(ROWS, params) };
  };
  const ledger = rig.open();
  ledger.show(ROWS, clock.now());
  return { ...mount({ cloud: cloudOver().cloud, ledger }), clock, calls };
}
type Asking = ReturnType<typeof overLedger>;

const acknowledge = ({ post }: Asking, more: object) =>
  post(ACKNOWLEDGEMENTS_URL, { operationId: OPERATION, ...more });

/** An operation that was sent and answered. */
async function end(asking: Asking): Promise<undefined> {
  await acknowledge(asking, { ids: IDS.slice(0, 1), undoSeconds: 0 });
  await asking.clock.advance(CALL_MS);
  return undefined;
}

const startCapture = async ({ post }: Asking): Promise<string> =>
  (await (await post(CAPTURES_URL, {})).json()).capture.id;

async function capture(asking: Asking): Promise<string> {
  const id = await startCapture(asking);
  const state = async () => (await (await asking.ask(`${CAPTURES_URL}/${id}`)).json()).state;
  while ((await state()) === 'reading') await asking.clock.advance(CALL_MS);
  return id;
}

interface Case {
  /** What happens before; may return the capture to name. */
  readonly given?: (asking: Asking) => Promise<string | undefined>;
  readonly ask: object | ((asking: Asking) => Promise<Response>);
  readonly refusal: readonly [status: number, code: string, words: string];
}

const cases: Record<string, Case> = {
  'no ids': { ask: { ids: [] }, refusal: [400, 'InvalidBody', '"ids" must be a list of 1 to 1000'] },
  '1,001 ids': { ask: { ids: IDS }, refusal: [400, 'InvalidBody', '"ids" must be a list of 1 to 1000'] },
  'neither ids nor a capture': { ask: {}, refusal: [400, 'InvalidBody', '"ids" is missing.'] },
  'an invented id among good ones': {
    ask: { ids: [...IDS.slice(0, 3), 'invented'] },
    refusal: [422, 'UnknownResult', 'Result invented was not shown by this Docket in the last 24 hours.'],
  },
  "an id in hand of somebody else's operation": {
    given: async (it) => void (await acknowledge(it, { operationId: OTHER, ids: IDS.slice(0, 1) })),
    ask: { ids: IDS.slice(0, 2) },
    refusal: [409, 'AlreadyHandled', 'example-1.com: already acknowledged or being acknowledged.'],
  },
  'a capture that has expired': {
    given: async (it) => {
      const id = await capture(it);
      await it.clock.advance(CAPTURE_LIFE_MS);
      return id;
    },
    ask: {},
    refusal: [410, 'CaptureExpired', 'This list has expired. Select the results again.'],
  },
  'a capture that nobody made': {
    given: async () => OTHER,
    ask: {},
    refusal: [404, 'NotFound', 'There is no such list.'],
  },
  'a capture that is still being read': {
    given: startCapture,
    ask: {},
    refusal: [409, 'CaptureNotReady', 'This list is not complete, so nothing was sent.'],
  },
  'a repeated operation id with other ids': {
    given: async (it) => void (await acknowledge(it, { ids: IDS.slice(0, 2) })),
    ask: { ids: IDS.slice(0, 3) },
    refusal: [409, 'OperationConflict', 'This operation id was used for another request.'],
  },
  'a repeated operation id with a capture': {
    given: async (it) => {
      await acknowledge(it, { ids: IDS.slice(0, 2) });
      return capture(it);
    },
    ask: {},
    refusal: [409, 'OperationConflict', 'This operation id was used for another request.'],
  },
  'undo after the end': {
    given: end,
    ask: ({ post }) => post(undoUrl(OPERATION), {}),
    refusal: [409, 'TooLate', 'Nothing was undone: these results were already sent or taken back.'],
  },
  ...Object.fromEntries(
    (['pause', 'stop', 'resume'] as const).map((control) => [
      `${control} after the end`,
      {
        given: end,
        ask: ({ post }: Asking) => post(controlUrl(OPERATION, control), {}),
        refusal: [409, 'TooLate', 'Nothing was changed: this operation is done.'],
      },
    ]),
  ),
};

test.each(Object.entries(cases))('%s is refused in words and changes nothing', async (_, it) => {
  const asking = overLedger();
  const captureId = await it.given?.(asking);
  const record = async () => [
    await (await asking.ask('/api/acknowledged-results')).json(),
    await (await asking.ask('/api/operations')).json(),
  ];
  const before = await record();
  const response =
    typeof it.ask === 'function'
      ? await it.ask(asking)
      : await acknowledge(asking, { ...it.ask, ...(captureId && { captureId }) });
  const error = await response.json();
  expect([response.status, error.code]).toEqual(it.refusal.slice(0, 2));
  expect(error.message).toContain(it.refusal[2]);
  expect(await record()).toEqual(before);
});

test('the same operation asked again has the same answer, and each result is sent once', async () => {
  const asking = overLedger();
  const body = { ids: IDS.slice(0, 120), undoSeconds: 0 };
  const first = await acknowledge(asking, body);
  const second = await acknowledge(asking, body);
  expect([first.status, await first.json()]).toEqual([second.status, await second.json()]);
  await asking.clock.advance(4 * CALL_MS);
  expect(asking.calls.flat().sort()).toEqual(IDS.slice(0, 120));
});

test('a frozen list is acknowledged, held, gone on with, and sent once', async () => {
  const asking = overLedger();
  const { post, ask, clock, calls } = asking;
  const captureId = await capture(asking);
  await acknowledge(asking, { captureId, status: 'succeeded', undoSeconds: 0 });
  await clock.advance(0);
  const control = async (what: 'pause' | 'resume') =>
    (await (await post(controlUrl(OPERATION, what), {})).json()).operation.state;
  expect(await control('pause')).toBe('paused');
  await clock.advance(5 * CALL_MS);
  expect(calls).toHaveLength(1);
  expect(await control('resume')).toBe('sending');
  await clock.advance(25 * CALL_MS);
  const operation = await (await ask(`/api/operations/${OPERATION}`)).json();
  expect(operation).toMatchObject({ state: 'done', total: 1001, counts: { confirmed: 1001 } });
  expect(calls.flat().sort()).toEqual(IDS);
});
