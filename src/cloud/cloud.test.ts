import { describe, expect, test } from 'vitest';
import { FIRST, outcome, rig } from './testing/rig.ts';
import { json, page, refusal } from './testing/scripted-upstream.ts';

describe('asking', () => {
  test('the language is always named, and Alidns has its own endpoint and version', async () => {
    const { cloud, upstream } = rig([page('a'), json({ RequestId: 'B', Status: -1 })]);
    await cloud.pollTaskResult(FIRST);
    await cloud.describeBatchResultCount({ taskId: '9223372036854775807' });
    expect(upstream.requests.map(({ url }) => url)).toEqual([
      'https://domain.aliyuncs.com/?Lang=en&PageNum=1&PageSize=20',
      'https://alidns.aliyuncs.com/?Lang=en&TaskId=9223372036854775807',
    ]);
    expect(upstream.requests[1]?.headers.get('x-acs-version')).toBe('2015-01-09');
  });

  test('an answer comes with the moment it was asked for', async () => {
    const { cloud, clock } = rig([page('a')]);
    const { answer, asOf } = await cloud.queryTaskDetailList({ ...FIRST, taskNo: 't' });
    expect(answer.items.map(({ taskDetailNo }) => taskDetailNo)).toEqual(['a']);
    expect(asOf).toBe(clock.now());
  });
});

describe('sharing', () => {
  test('a thousand identical questions are one call, also for five seconds after the answer', async () => {
    const { cloud, upstream, clock } = rig([page('a')]);
    const ask = () => Promise.all(Array.from({ length: 1000 }, () => cloud.pollTaskResult(FIRST)));
    await ask();
    await clock.advance(4_999);
    await ask();
    expect(upstream.requests).toHaveLength(1);
    await clock.advance(1);
    await ask();
    expect(upstream.requests).toHaveLength(2);
  });

  test('parameters in another order are the same question; another language, page or account is not', async () => {
    let accessKeyId = 'one';
    const { cloud, upstream, clock } = rig([page()], {
      credentials: () => ({ accessKeyId, accessKeySecret: 'testsecret' }),
    });
    await cloud.pollTaskResult({ page: 1, pageSize: 20, domain: 'a.com' });
    await cloud.pollTaskResult({ domain: 'a.com', lang: 'en', pageSize: 20, page: 1 });
    expect(upstream.requests).toHaveLength(1);
    await cloud.pollTaskResult({ ...FIRST, domain: 'a.com', lang: 'zh' });
    await cloud.pollTaskResult({ ...FIRST, domain: 'a.com', page: 2 });
    accessKeyId = 'two';
    await cloud.pollTaskResult({ ...FIRST, domain: 'a.com' });
    await clock.advance(0);
    expect(upstream.requests).toHaveLength(4);
  });

  test('everybody who shared a failed call gets its failure, and the next one asks again', async () => {
    const { cloud, upstream, clock } = rig([refusal('Forbidden.RAM'), page('a')]);
    const both = [cloud.pollTaskResult(FIRST), cloud.pollTaskResult(FIRST)];
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(upstream.requests).toHaveLength(1);
    expect(await outcome(clock, 0, cloud.pollTaskResult(FIRST))).toHaveProperty('answer');
  });

  test('a poll in flight when an acknowledgement starts is not served to who asks afterwards', async () => {
    let answerOld = (_: Response) => {};
    const old = () => new Promise<Response>((resolve) => (answerOld = resolve));
    const { cloud, upstream, clock } = rig([old, json({ RequestId: 'A', Result: 1 }), page()]);
    const before = cloud.pollTaskResult(FIRST);
    await clock.advance(0);
    await cloud.acknowledge(['a']);
    const afterwards = cloud.pollTaskResult(FIRST);
    answerOld(page('a'));
    expect((await before).answer.items).toHaveLength(1);
    expect((await afterwards).answer.items).toHaveLength(0);
    expect((await cloud.pollTaskResult(FIRST)).answer.items).toHaveLength(0);
    expect(upstream.requests).toHaveLength(3);
  });

  test('a poll made while an acknowledgement is in flight is forgotten when it ends; other reads are kept', async () => {
    let finish = (_: Response) => {};
    const slow = () => new Promise<Response>((resolve) => (finish = resolve));
    const { cloud, upstream, clock } = rig([page('t'), slow, page('a'), page()]);
    await cloud.queryTaskDetailList({ ...FIRST, taskNo: 't' });
    const acknowledging = cloud.acknowledge(['a']);
    await clock.advance(0);
    await cloud.pollTaskResult(FIRST);
    finish(json({ RequestId: 'A', Result: 1 }));
    await acknowledging;
    expect((await cloud.pollTaskResult(FIRST)).answer.items).toHaveLength(0);
    await cloud.queryTaskDetailList({ ...FIRST, taskNo: 't' });
    expect(upstream.requests).toHaveLength(4);
  });

  test('a look at the queue as it is now is a call of its own, and the cache keeps what it had', async () => {
    const { cloud, upstream } = rig([page('a'), page()]);
    await cloud.pollTaskResult(FIRST);
    expect((await cloud.readQueueNow(FIRST)).answer.items).toHaveLength(0);
    expect((await cloud.pollTaskResult(FIRST)).answer.items).toHaveLength(1);
    expect(upstream.requests.map(({ url }) => new URL(url).searchParams.get('Lang'))).toEqual(['en', 'en']);
  });
});

describe('the account quota', () => {
  test('five calls leave at once, then five a second, and nobody fails', async () => {
    const { cloud, upstream, clock } = rig([page('a')]);
    const reads = Array.from({ length: 20 }, (_, index) =>
      cloud.pollTaskResult({ ...FIRST, taskNo: `${index}` }),
    );
    await clock.advance(0);
    expect(upstream.requests).toHaveLength(5);
    await clock.advance(1000);
    expect(upstream.requests).toHaveLength(10);
    await clock.advance(2000);
    expect(upstream.requests).toHaveLength(20);
    await Promise.all(reads);
  });

  test('a read that would wait more than ten seconds is refused at once, an acknowledgement still goes out', async () => {
    const { cloud, upstream, clock } = rig([page('a')]);
    const reads = Array.from({ length: 60 }, (_, index) =>
      outcome(clock, 0, cloud.pollTaskResult({ ...FIRST, taskNo: `${index}` })),
    );
    const turn = cloud.waitForTurn(new AbortController().signal);
    await clock.advance(12_000);
    await turn;
    const acknowledging = cloud.acknowledge(['a']);
    const refused = (await Promise.all(reads)).filter(
      (result) => result !== 'still waiting' && 'error' in result,
    );
    expect(refused).toHaveLength(5);
    expect(refused[0]).toMatchObject({ error: { status: 429, code: 'TooManyRequests' } });
    expect(upstream.requests).toHaveLength(56);
    expect(await acknowledging).toMatchObject({ kind: 'unknown' });
  });

  test('a turn that is given back goes to the next in line, and the others move up', async () => {
    const { cloud, upstream, clock } = rig([page('a')]);
    const leave = new AbortController();
    const burst = Array.from({ length: 5 }, (_, index) =>
      cloud.pollTaskResult({ page: 1, pageSize: index + 1 }),
    );
    const turn = cloud.waitForTurn(leave.signal);
    const given = expect(turn).rejects.toThrow('left');
    const read = cloud.pollTaskResult({ page: 1, pageSize: 6 });
    await clock.advance(100);
    leave.abort(new Error('left'));
    await given;
    await clock.advance(100);
    await Promise.all([...burst, read]);
    expect(upstream.requests).toHaveLength(6);
    await expect(cloud.waitForTurn(leave.signal)).rejects.toThrow('left');
  });
});
