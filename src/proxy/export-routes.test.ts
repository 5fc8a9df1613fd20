import { describe, expect, test } from 'vitest';
import {
  exportAcknowledgedResultsUrl,
  exportTaskDetailsUrl,
  exportTaskResultsUrl,
} from '../contract/routes.ts';
import type { TaskDetail } from '../contract/task-detail.ts';
import { detail, details, idsOf, OPERATION } from '../ledger/testing/rig.ts';
import { overQueue } from './testing/export-rig.ts';
import { readCsv, unguarded } from './testing/read-csv.ts';
import { OPERATION_ID, rig } from './testing/rig.ts';

const QUEUE_CSV = exportTaskResultsUrl('csv', { lang: 'en' });
const QUEUE_JSON = exportTaskResultsUrl('json', { lang: 'en' });

/** Rows that are hard to write in a file: quotes, commas, line ends, emoji and ids of 20 digits. */
const hurtful = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    detail(index, {
      taskDetailNo: `${98_765_432_109_876_500_000n + BigInt(index)}`,
      domainName: `例子-${index}.com`,
      errorMsg: [`a "quoted", word`, 'two\r\nlines', '👩‍💻;\t\u202e', '=1+1', ' "+cmd', `'`][index % 6] ?? '',
      tryCount: index % 4,
      ...(index % 500 === 0 && { taskResult: 'transfer-code-canary' }),
    }),
  );

describe('the queue as a file', () => {
  test('10,000 results come out of the CSV as they went in, but for what is secret', async () => {
    const rows = hurtful(10_000);
    const { ask } = overQueue(rows);
    const response = await ask(QUEUE_CSV);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="docket-task-results-20261123T120000Z.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).not.toContain('canary');
    const [head = [], ...records] = readCsv(text);
    expect(head).toContain('createTime (UTC+8, assumed)');
    expect(head).toContain('updateTime (UTC+8, assumed)');
    const fields = head.map((name) => name.replace(/ \(.*/, '') as keyof TaskDetail);
    const expected = rows.map((row) => ({ ...row, taskResult: row.taskResult && '••••••' }));
    expect(records.map((record) => record.map(unguarded))).toEqual(
      expected.map((row) => fields.map((field) => String(row[field] ?? ''))),
    );
  });

  test('and out of the JSON as an array of the same objects', async () => {
    const rows = hurtful(2500);
    const response = await overQueue(rows).ask(QUEUE_JSON);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="docket-task-results-.*\.json"$/,
    );
    expect(await response.json()).toEqual(
      rows.map((row) => (row.taskResult ? { ...row, taskResult: '••••••' } : row)),
    );
  });

  test('an empty queue is a head alone, or an empty array', async () => {
    const { ask } = overQueue([]);
    expect(readCsv(await (await ask(QUEUE_CSV)).text())).toHaveLength(1);
    expect(await (await ask(QUEUE_JSON)).json()).toEqual([]);
  });

  test('takes the filters of the queue and the language, and nothing else', async () => {
    const { ask, asked } = overQueue([]);
    const filter = { status: 'failed', domain: 'a.com', taskNo: 't', instanceId: 'S1' } as const;
    await ask(exportTaskResultsUrl('csv', { ...filter, lang: 'zh' }));
    expect(asked).toEqual([{ ...filter, lang: 'zh', page: 1, pageSize: 1000 }]);
    for (const query of ['page=1', 'pageSize=10', 'status=waiting', 'Action=X', 'lang=fr', 'ids=a']) {
      expect((await ask(`/api/export/task-results.json?${query}`)).status).toBe(400);
    }
    expect(asked).toHaveLength(1);
  });

  test('is past every cache, and shows the ledger nothing', async () => {
    const { ask, sent, ledger } = rig();
    for (const url of [QUEUE_CSV, QUEUE_CSV, QUEUE_JSON]) await (await ask(url)).text();
    expect(sent).toHaveLength(3);
    expect(ledger.asked).toEqual([]);
  });
});

describe('one task as a file', () => {
  test('is all its details, waiting ones too, with the reason of each failure and no secret', async () => {
    const rows = hurtful(2500).map((row, index) =>
      index % 2 ? { ...row, status: 'waiting' as const } : { ...row, failReason: `no. ${index}` },
    );
    const { ask } = overQueue(rows);
    const response = await ask(exportTaskDetailsUrl('csv', 'task', { lang: 'en' }));
    expect(response.headers.get('content-disposition')).toContain('"docket-task-details-task-2026');
    const text = await response.text();
    expect(text).not.toContain('canary');
    const [head = [], ...records] = readCsv(text);
    const column = (name: string) => records.map((record) => record[head.indexOf(name)]);
    expect(column('failReason')).toEqual(rows.map((row) => row.failReason ?? ''));
    expect(column('status')).toEqual(rows.map((row) => row.status));
    const json = await (await ask(exportTaskDetailsUrl('json', 'task', { lang: 'en' }))).json();
    expect(json).toHaveLength(2500);
  });

  test('takes the filters of the task, needs to know which one, and shows the ledger nothing', async () => {
    const { ask, asked } = overQueue([]);
    const filter = { status: 'waiting', domain: 'a.com', instanceId: 'S1', lang: 'zh' } as const;
    await ask(exportTaskDetailsUrl('csv', 't/1', filter));
    expect(asked).toEqual([{ taskNo: 't/1', ...filter, page: 1, pageSize: 1000 }]);
    const missing = await ask('/api/export/task-details.csv?status=failed');
    expect([missing.status, await missing.json()]).toMatchObject([
      400,
      { message: expect.stringContaining('taskNo') },
    ]);
    const { ask: askReal, sent, ledger } = rig();
    await (await askReal(exportTaskDetailsUrl('json', 't', { lang: 'en' }))).text();
    expect([sent.length, ledger.asked]).toEqual([1, []]);
  });
});

describe('the record as a file', () => {
  test('is every row of the ledger, with what became of it and when in UTC', async () => {
    const rows = details(2200);
    const { ask, post, ledger, clock } = overQueue(rows);
    ledger.show(rows, clock.now());
    const ids = idsOf(rows);
    await post('/api/acknowledgements', { operationId: OPERATION, ids: ids.slice(0, 1000), undoSeconds: 0 });
    await post('/api/acknowledgements', { operationId: OPERATION_ID, ids: ids.slice(1000, 2000) });
    for (let batch = 0; batch < 20; batch += 1) await clock.advance(0);
    const [head = [], ...records] = readCsv(
      await (await ask(exportAcknowledgedResultsUrl('csv', {}))).text(),
    );
    expect(head.slice(0, 3)).toEqual(['state', 'note', 'acknowledgedAt (UTC)']);
    expect(records).toHaveLength(2000);
    expect(records.filter(([state]) => state === 'confirmed')).toHaveLength(1000);
    const url = exportAcknowledgedResultsUrl('json', { state: ['pending'], ids: ids.slice(990, 1010) });
    const pending = await (await ask(url)).json();
    const listed = await (
      await ask(url.replace('export/acknowledged-results.json', 'acknowledged-results'))
    ).json();
    expect(pending).toHaveLength(10);
    expect(pending).toEqual(expect.arrayContaining(listed.items));
  });

  test('is masked, and refuses what the list refuses', async () => {
    const { ask, ledger } = rig();
    await ask('/api/task-results');
    for (const format of ['csv', 'json'] as const) {
      const text = await (
        await ask(exportAcknowledgedResultsUrl(format, { state: ['confirmed', 'gone'] }))
      ).text();
      expect(text).toContain('••••••');
      expect(text).not.toContain('canary');
    }
    expect(ledger.asked.at(-1)).toEqual({ kind: 'export', filter: { state: ['confirmed', 'gone'] } });
    for (const query of ['page=1', 'lang=en', 'state=done', 'from=2026'])
      expect((await ask(`/api/export/acknowledged-results.csv?${query}`)).status).toBe(400);
  });
});
