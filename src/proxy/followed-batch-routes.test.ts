import { describe, expect, test } from 'vitest';
import { FOLLOWED_BATCHES_URL, unfollowUrl } from '../contract/routes.ts';
import { createRig } from '../ledger/testing/rig.ts';
import { cloudOver, mount, POST_HEADERS } from './testing/rig.ts';

const HUGE = '9223372036854775807';

function setUp() {
  const { cloud, sent } = cloudOver();
  return { ...mount({ cloud, ledger: createRig().open() }), sent };
}

test('follow, list and unfollow, each with the whole list; the cloud is asked nothing', async () => {
  const { ask, post, sent } = setUp();
  const followed = await post(FOLLOWED_BATCHES_URL, { taskId: HUGE });
  expect(followed.status).toBe(200);
  expect(await followed.json()).toMatchObject({ items: [{ taskId: HUGE }] });
  expect(await (await ask(FOLLOWED_BATCHES_URL)).json()).toMatchObject({ items: [{ taskId: HUGE }] });
  expect(await (await post(unfollowUrl(HUGE), {})).json()).toEqual({ items: [] });
  expect(sent).toEqual([]);
});

describe('what is no task id', () => {
  test.each(['9223372036854775808', '0', '-1', '007', '1e5', '１２', '', 12, null, ['1']])(
    '%j is refused and not remembered',
    async (taskId) => {
      const { ask, post } = setUp();
      const answer = await post(FOLLOWED_BATCHES_URL, { taskId });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'InvalidBody' });
      expect(await (await ask(FOLLOWED_BATCHES_URL)).json()).toEqual({ items: [] });
    },
  );

  test('in the address it names nothing', async () => {
    const { post } = setUp();
    expect((await post(unfollowUrl('9223372036854775808'), {})).status).toBe(404);
  });

  test('an unknown key or query is named', async () => {
    const { post } = setUp();
    expect(await (await post(FOLLOWED_BATCHES_URL, { taskId: '1', more: 1 })).json()).toMatchObject({
      message: '"more" is not known here.',
    });
    expect((await post(`${FOLLOWED_BATCHES_URL}?a=1`, { taskId: '1' })).status).toBe(400);
  });
});

test.each(['origin', 'x-docket', 'content-type'] as const)(
  'without the right %s nothing is followed or unfollowed',
  async (header) => {
    const { ask } = setUp();
    const headers = { ...POST_HEADERS, [header]: 'text/plain' };
    for (const [path, body] of [
      [FOLLOWED_BATCHES_URL, { taskId: '1' }],
      [unfollowUrl('1'), {}],
    ] as const) {
      const answer = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
      expect([403, 415]).toContain(answer.status);
    }
    expect(await (await ask(FOLLOWED_BATCHES_URL)).json()).toEqual({ items: [] });
  },
);
