import { describe, expect, test } from 'vitest';
import { ids, queueModel } from './testing/queue-model.ts';

describe('our own acknowledgements', () => {
  test('5 of the first 20 acknowledged: next shows 21 to 40, not 26 to 45', async () => {
    const { shows, read, acknowledge } = queueModel(60);
    await shows(1, 20);
    acknowledge(ids(3, 7));
    expect(await shows(2, 20)).toEqual(ids(21, 40));
    expect(await shows(3, 20)).toEqual(ids(41, 60));
    expect((await read(3, 20)).leftElsewhere).toBe(0);
  });

  test('without a change each page costs one read', async () => {
    const { shows, reads } = queueModel(60);
    for (const page of [1, 2, 3]) expect(await shows(page, 20)).toEqual(ids(page * 20 - 19, page * 20));
    expect(reads).toHaveLength(3);
  });

  test('a page read again keeps its rows, less those that left; once all have left it takes the next', async () => {
    const { shows, acknowledge } = queueModel(60);
    await shows(1, 20);
    acknowledge(ids(1, 5));
    expect(await shows(1, 20)).toEqual(ids(6, 20));
    acknowledge(ids(6, 20));
    expect(await shows(1, 20)).toEqual(ids(21, 40));
    expect(await shows(2, 20)).toEqual(ids(41, 60));
  });

  test('where it stands in the queue, and how many pages follow, is told truly', async () => {
    const { read, acknowledge } = queueModel(60);
    await read(1, 20);
    acknowledge(ids(1, 20));
    expect(await read(2, 20)).toMatchObject({ offset: 0, totalItems: 40, totalPages: 3 });
    expect(await read(3, 20)).toMatchObject({ offset: 20, totalItems: 40, totalPages: 3 });
  });

  test('other filters, a page out of turn and a refresh mean the server’s page', async () => {
    const { shows, acknowledge, reading } = queueModel(100);
    await shows(1, 20);
    acknowledge(ids(1, 5));
    expect(await shows(4, 20)).toEqual(ids(66, 85));
    expect(await shows(1, 20, { domain: 'a.example' })).toEqual(ids(6, 25));
    reading.reset();
    expect(await shows(2, 20, { domain: 'a.example' })).toEqual(ids(26, 45));
  });

  test('a page past the end leads to the last that has rows', async () => {
    const { read } = queueModel(45);
    expect(await read(9, 20)).toMatchObject({ items: [], totalPages: 3 });
    await read(3, 20);
    expect(await read(4, 20)).toMatchObject({ items: [], totalPages: 3 });
  });
});

describe('others read and empty the same queue', () => {
  test('10 of the first 20 taken: next shows 21 to 40, and the 10 are told', async () => {
    const { shows, read, take } = queueModel(60);
    await shows(1, 20);
    take(ids(1, 10));
    const next = await read(2, 20);
    expect(next.items.map((item) => item.taskDetailNo)).toEqual(ids(21, 40));
    expect(next).toMatchObject({ leftElsewhere: 10, offset: 10, totalItems: 50, totalPages: 3 });
    expect(await shows(3, 20)).toEqual(ids(41, 60));
    expect(await shows(1, 20)).toEqual(ids(11, 20));
  });

  test('as many taken before as arrive behind: the total says nothing, and nothing is passed over', async () => {
    const { shows, read, take, queue } = queueModel(60);
    await shows(1, 20);
    take(ids(1, 10));
    queue.push(...ids(101, 110));
    const next = await read(2, 20);
    expect(next.items.map((item) => item.taskDetailNo)).toEqual(ids(21, 40));
    expect(next.leftElsewhere).toBe(10);
  });

  test('300 arrive before the rows shown: next is what followed them', async () => {
    const { shows, queue } = queueModel(60);
    await shows(1, 20);
    queue.unshift(...ids(1001, 1300));
    expect(await shows(2, 20)).toEqual(ids(21, 40));
    expect(await shows(1, 20)).toEqual(ids(1, 20));
  });

  test('700 of 1,000 rows shown taken: next is what followed them', async () => {
    const { shows, read, take, reads } = queueModel(3000);
    for (const page of [1, 2, 3, 4, 5]) await shows(page, 200);
    take(ids(1, 700));
    const before = reads.length;
    expect(await shows(6, 200)).toEqual(ids(1001, 1200));
    expect(reads.length - before).toBeLessThan(6);
    expect((await read(1, 200)).leftElsewhere).toBe(700);
  });

  test('every row of a page taken: the page shows what followed it', async () => {
    const { shows, read, take } = queueModel(60);
    await shows(1, 20);
    take(ids(1, 20));
    expect(await shows(1, 20)).toEqual(ids(21, 40));
    expect((await read(1, 20)).leftElsewhere).toBe(20);
  });

  test('a reading that began on page 3 goes back over what preceded it', async () => {
    const { shows, take, queue } = queueModel(100);
    expect(await shows(3, 20)).toEqual(ids(41, 60));
    take(ids(31, 45));
    queue.unshift('new1');
    expect(await shows(2, 20)).toEqual(ids(11, 30));
    expect(await shows(1, 20)).toEqual(['new1', ...ids(1, 10)]);
  });

  test('pages of 1,000, where no larger page can overlap', async () => {
    const { shows, take } = queueModel(3000);
    expect(await shows(1, 1000)).toEqual(ids(1, 1000));
    take(ids(500, 600));
    expect(await shows(2, 1000)).toEqual(ids(1001, 2000));
    expect(await shows(3, 1000)).toEqual(ids(2001, 3000));
  });
});

describe('a cloud that gives fewer rows than it is asked for', () => {
  test.each([true, false])(
    'pages are as long as the reader asked (stride as asked: %s)',
    async (isStrideAsked) => {
      const { shows, reads } = queueModel(250, { cap: 100, isStrideAsked });
      expect(await shows(1, 200)).toEqual(ids(1, 200));
      expect(await shows(2, 200)).toEqual(ids(201, 250));
      expect(Math.max(...reads.slice(1).map(({ pageSize }) => pageSize))).toBeLessThanOrEqual(100);
    },
  );
});
