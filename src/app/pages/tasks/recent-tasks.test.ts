import { expect, test } from 'vitest';
import { createRecentTasks } from './recent-tasks.ts';

const task = (taskNo: string) => ({ taskNo, taskType: 'CHG_DNS', taskTypeDescription: '' });

function memory(stored?: string) {
  const kept = new Map(stored === undefined ? [] : [['docket-recent-tasks', stored]]);
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
  return () => storage;
}
const idsOf = (recent: ReturnType<typeof createRecentTasks>) => recent.read().map(({ taskNo }) => taskNo);

test('the newest comes first, each once, at most eight, and the next page load knows them', () => {
  const storage = memory();
  const recent = createRecentTasks(storage);
  for (const id of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '3']) recent.add(task(id));
  expect(idsOf(recent)).toEqual(['3', '9', '8', '7', '6', '5', '4', '2']);
  expect(idsOf(createRecentTasks(storage))).toEqual(idsOf(recent));
});

test.each(['{', '7', 'null', '{"a":1}', '[1,null,{"taskNo":5},{"taskNo":""}]'])(
  'what was stored as %s is no list of tasks',
  (stored) => {
    expect(createRecentTasks(memory(stored)).read()).toEqual([]);
  },
);

test('a browser that refuses to store keeps the list for the page', () => {
  const refuse = () => {
    throw new Error('SecurityError');
  };
  const recent = createRecentTasks(refuse);
  recent.add(task('1'));
  expect(idsOf(recent)).toEqual(['1']);
});
