import { expect, test } from 'vitest';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { createReachability, watchReachability } from './reachability.ts';

function watched(answers: boolean[]) {
  const clock = createTestClock();
  const state = createReachability();
  const seen = { asked: 0, returned: 0 };
  let show: () => void = () => undefined;
  let changeNetwork: () => void = () => undefined;
  let visible = Promise.resolve();
  watchReachability(state, {
    clock,
    onNetworkChange: (run) => {
      changeNetwork = run;
    },
    whenVisible: () => visible,
    ask: async () => {
      seen.asked += 1;
      const hasAnswered = answers.shift() ?? true;
      state.note(hasAnswered);
      if (!hasAnswered) throw new Error('nothing answered');
    },
    onReturn: () => {
      seen.returned += 1;
    },
  });
  return {
    clock,
    state,
    seen,
    hide: () => {
      visible = new Promise((settle) => {
        show = settle;
      });
    },
    show: () => show(),
    changeNetwork: () => changeNetwork(),
  };
}

test('while nothing answers it is asked every 3 s, and no more once it is back', async () => {
  const { clock, state, seen } = watched([false, true]);
  await clock.advance(10_000);
  expect(seen.asked).toBe(0);
  state.note(false);
  await clock.advance(2_999);
  expect(seen.asked).toBe(0);
  await clock.advance(1);
  expect(seen).toEqual({ asked: 1, returned: 0 });
  await clock.advance(3_000);
  expect(seen).toEqual({ asked: 2, returned: 1 });
  await clock.advance(60_000);
  expect(seen.asked).toBe(2);
});

test('an answer to any other request ends the asking; trouble that comes and goes makes one question at a time', async () => {
  const { clock, state, seen } = watched([false]);
  state.note(false);
  state.note(true);
  expect(seen.returned).toBe(1);
  state.note(false);
  await clock.advance(3_000);
  expect(seen.asked).toBe(1);
  state.note(true);
  await clock.advance(60_000);
  expect(seen).toEqual({ asked: 1, returned: 2 });
});

test('a hidden tab asks nothing until it is seen', async () => {
  const { clock, state, seen, hide, show } = watched([]);
  hide();
  state.note(false);
  await clock.advance(60_000);
  expect(seen.asked).toBe(0);
  show();
  await clock.advance(1);
  expect(seen).toEqual({ asked: 1, returned: 1 });
});

test('a browser that loses its network is not believed: Docket is asked, and asked at once when the network is back', async () => {
  const { clock, state, seen, changeNetwork } = watched([true, false, true]);
  changeNetwork();
  await clock.advance(0);
  expect([seen.asked, state.isReachable()]).toEqual([1, true]);
  changeNetwork();
  await clock.advance(0);
  expect([seen.asked, state.isReachable()]).toEqual([2, false]);
  changeNetwork();
  await clock.advance(0);
  expect([seen.asked, state.isReachable(), seen.returned]).toEqual([3, true, 1]);
});
