import { expect, test } from 'vitest';
import { guardNavigation } from './guard-navigation.ts';
import { createPart } from './part.ts';
import { partTroubles } from './part-troubles.ts';

type BlockerFn = Parameters<Parameters<typeof guardNavigation>[0]['block']>[0]['blockerFn'];

const place = (pathname: string) => ({ pathname, href: `${pathname}?page=2` });

/** A page at /here that is shown, and others whose code `fetchPage` loads. */
async function guarded(fetchPage: (pathname: string) => Promise<string>) {
  const pushed: string[] = [];
  let isBlocked: BlockerFn = async () => false;
  const names = ['/here', '/there', '/elsewhere'];
  const parts = new Map(
    names.map((name) => [
      name,
      createPart(
        () => fetchPage(name),
        async () => 'unreachable',
      ),
    ]),
  );
  const history = {
    block: ({ blockerFn }: { blockerFn: BlockerFn }) => {
      isBlocked = blockerFn;
      return () => undefined;
    },
    push: (href: string) => pushed.push(href),
  };
  guardNavigation(history, (pathname) => parts.get(pathname));
  await parts.get('/here')?.load();
  const leaveFor = (to: string) => isBlocked({ currentLocation: place('/here'), nextLocation: place(to) });
  return { leaveFor, pushed, load: (name: string) => parts.get(name)?.load() };
}

test('a page is left only once the next one is there; the retry goes on to it', async () => {
  let isUp = false;
  const { leaveFor, pushed } = await guarded(async (name) => {
    if (name !== '/here' && !isUp) throw new TypeError('no');
    return name;
  });
  expect(await leaveFor('/there')).toBe(true);
  expect(partTroubles.trouble()).toMatchObject({ reason: 'unreachable', href: '/there?page=2' });
  isUp = true;
  await partTroubles.trouble()?.retry();
  expect(pushed).toEqual(['/there?page=2']);
  expect(await leaveFor('/there')).toBe(false);
});

test('of two pages asked for one after the other, only the second is gone to', async () => {
  const waiting: (() => void)[] = [];
  const { leaveFor } = await guarded((name) =>
    name === '/there' ? new Promise((done) => waiting.push(() => done(name))) : Promise.resolve(name),
  );
  const first = leaveFor('/there');
  expect(await leaveFor('/elsewhere')).toBe(false);
  for (const arrive of waiting) arrive();
  expect(await first).toBe(true);
});

test('another view of the same page is not held up', async () => {
  const { leaveFor } = await guarded(async (name) => name);
  expect(await leaveFor('/here')).toBe(false);
});
