import { describe, expect, test } from 'vitest';
import { ApiError } from '../contract/api-error.ts';
import { FIRST, outcome, rig } from './testing/rig.ts';
import { json, page, refusal } from './testing/scripted-upstream.ts';

const GONE = '499 RequestAbandoned';

/** The outcome of a read, as text. */
function ending(read: Promise<unknown>): Promise<string> {
  return read.then(
    () => 'answered',
    (error) => (error instanceof ApiError ? `${error.status} ${error.body.code}` : String(error)),
  );
}

describe('a read that nobody waits for any more', () => {
  test('gives back its turn: after 40 pages were turned over, the one that stays is asked for at once', async () => {
    const { cloud, upstream, clock } = rig([page()]);
    const burst = Array.from({ length: 5 }, (_, index) => cloud.readQueueNow({ ...FIRST, page: index + 1 }));
    await Promise.all(burst);
    const turned = Array.from({ length: 40 }, (_, index) => {
      const leave = new AbortController();
      const left = ending(cloud.pollTaskResult({ ...FIRST, page: index + 6 }, leave.signal));
      leave.abort();
      return left;
    });
    const wanted = outcome(clock, 200, cloud.pollTaskResult({ ...FIRST, page: 46 }));
    expect(await wanted).toHaveProperty('answer');
    for (const left of await Promise.all(turned)) expect(left).toBe(GONE);
    expect(upstream.requests).toHaveLength(6);
  });

  test('ends its call, and nothing of it is kept', async () => {
    const { cloud, upstream, clock } = rig(['hang', page('a')]);
    const leave = new AbortController();
    const left = ending(cloud.pollTaskResult(FIRST, leave.signal));
    await clock.advance(0);
    leave.abort();
    expect(await left).toBe(GONE);
    expect(upstream.requests[0]?.signal.aborted).toBe(true);
    expect((await cloud.pollTaskResult(FIRST)).answer.items).toHaveLength(1);
  });

  test('leaves the call to whoever still waits for the same answer', async () => {
    let answer = (_: Response) => {};
    const slow = () => new Promise<Response>((resolve) => (answer = resolve));
    const { cloud, upstream, clock } = rig([slow]);
    const [one, other] = [new AbortController(), new AbortController()];
    const left = ending(cloud.pollTaskResult(FIRST, one.signal));
    const stays = cloud.pollTaskResult(FIRST, other.signal);
    await clock.advance(0);
    one.abort();
    expect(await left).toBe(GONE);
    expect(upstream.requests[0]?.signal.aborted).toBe(false);
    answer(page('a'));
    expect((await stays).answer.items).toHaveLength(1);
    // A caller that leaves after the answer does not end the call of a later one.
    other.abort();
    expect((await cloud.pollTaskResult(FIRST)).answer.items).toHaveLength(1);
    expect(upstream.requests).toHaveLength(1);
  });

  test('is not tried again, and counts are not gone on with', async () => {
    const { cloud, upstream, clock } = rig([refusal('Throttling', 400, { 'x-acs-retry-after': '5000' })]);
    const leave = new AbortController();
    const left = ending(cloud.countTaskDetails('t', leave.signal));
    await clock.advance(1000);
    leave.abort();
    expect(await left).toBe(GONE);
    await clock.advance(60_000);
    expect(upstream.requests).toHaveLength(3);
  });
});

/** A queue of 250 results that gives at most 100 a page and repeats the size that was asked for. */
function capped(countsByAskedSize: boolean) {
  const asked: string[] = [];
  const upstream = async (request: Request) => {
    const query = new URL(request.url).searchParams;
    const [pageNum, size] = [Number(query.get('PageNum')), Number(query.get('PageSize'))];
    asked.push(`${pageNum}x${size}`);
    const from = (pageNum - 1) * (countsByAskedSize ? size : Math.min(size, 100));
    const ids = Array.from({ length: 250 }, (_, index) => index).slice(from, from + Math.min(size, 100));
    const TaskDetail = ids.map((id) => ({ TaskDetailNo: `id-${id}`, TaskStatusCode: 2 }));
    return json({ PageSize: size, CurrentPageNum: pageNum, TotalItemNum: 250, Data: { TaskDetail } });
  };
  return { asked, upstream };
}

describe('a service that gives fewer rows a page than asked for', () => {
  test.each([true, false])(
    'has every row on some page (pages counted by the size asked for: %s)',
    async (byAsked) => {
      const { asked, upstream } = capped(byAsked);
      const { cloud } = rig([], { upstream, callsPerSecond: 1e6 });
      const ids = new Set<string>();
      for (let at = 1, last = 1; at <= last; at += 1) {
        const { answer } = await cloud.pollTaskResult({ page: at, pageSize: 200 });
        expect(answer).toMatchObject({ page: at, pageSize: 100, totalItems: 250, totalPages: 3 });
        last = answer.totalPages;
        for (const row of answer.items) ids.add(row.taskDetailNo);
      }
      expect([ids.size, asked]).toEqual([250, ['1x200', '2x100', '3x100']]);
      expect((await cloud.pollTaskResult({ page: 2, pageSize: 50 })).answer.pageSize).toBe(50);
    },
  );
});
