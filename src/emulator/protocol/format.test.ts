import { describe, expect, test } from 'vitest';
import { callAcs3, callRpc, isoSeconds, type Params } from '../testing/caller.ts';
import { readXml, xmlToObject } from '../testing/read-xml.ts';
import { START, startEmulator } from '../testing/start.ts';
import { toXml } from './answer.ts';

const POLL = { Action: 'PollTaskResult', PageNum: '1', PageSize: '2' };
const JSON_TYPE = 'application/json;charset=utf-8';
const XML_TYPE = 'text/xml;charset=utf-8';
const emulator = startEmulator();
const timestamp = isoSeconds(START);

describe('the format: Format, then Accept, then XML for HMAC-SHA1 and JSON for ACS3', () => {
  test.each([
    ['', undefined, XML_TYPE, JSON_TYPE],
    ['JSON', undefined, JSON_TYPE, JSON_TYPE],
    ['json', 'text/xml', JSON_TYPE, JSON_TYPE],
    ['xml', 'application/json', XML_TYPE, XML_TYPE],
    ['', 'application/json', JSON_TYPE, JSON_TYPE],
    ['', 'application/xml', XML_TYPE, XML_TYPE],
    ['', 'text/xml;q=0.2, application/json;q=0.9', JSON_TYPE, JSON_TYPE],
    ['', 'application/json;q=0, text/xml;q=0.1', XML_TYPE, XML_TYPE],
    ['', 'application/json;q=0', XML_TYPE, JSON_TYPE],
    ['', '*/*', XML_TYPE, JSON_TYPE],
  ])('Format %j, Accept %j: %s, %s', async (Format, accept, rpc, acs3) => {
    const headers = accept === undefined ? {} : { accept };
    const first = await callRpc(emulator.upstream, { ...POLL, Format }, { timestamp, headers });
    const second = await callAcs3(emulator.upstream, { ...POLL, Format }, { timestamp, headers });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.headers.get('content-type')).toBe(rpc);
    expect(second.headers.get('content-type')).toBe(acs3);
  });
});

describe('XML', () => {
  const page = { PageNum: '1', PageSize: '2' };
  const TaskNo = 'xml-task';
  emulator.control.addTask({
    taskNo: TaskNo,
    rows: [
      { domain: 'a&b.example', taskDetailNo: 'one' },
      { domain: '例子.中国', taskDetailNo: 'two', errorMsg: '<failed> & "done"', failReason: ']]>\u0001\r' },
    ],
  });

  test.each<[string, Params]>([
    ['PollTaskResult', page],
    ['PollTaskResult', { ...page, DomainName: 'nothing.invalid' }],
    ['QueryTaskDetailList', { ...page, TaskNo }],
    ['AcknowledgeTaskResult', { 'TaskDetailNo.1': 'nobody' }],
    ['DescribeBatchResultCount', { TaskId: '9007199254740993' }],
    ['DescribeBatchResultCount', { TaskId: '1' }],
  ])('%s %j says what JSON says', async (action, params) => {
    const json = await emulator.call(action, params);
    const xml = await emulator.call(action, { ...params, Format: 'XML' });
    const root = readXml(xml.text);
    expect(root.name).toBe(`${action}Response`);
    const quoted = JSON.parse(json.text.replace(/"TaskId":(\d+)/, '"TaskId":"$1"'), (_key, value) =>
      typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
    );
    const rows = quoted.Data?.TaskDetail;
    const expected = { ...quoted, ...(rows && { Data: rows.length === 0 ? '' : { TaskDetail: rows } }) };
    const clean = JSON.parse(JSON.stringify(expected).replaceAll('\\u0001', ''));
    expect({ ...xmlToObject(root), RequestId: '' }).toEqual({ ...clean, RequestId: '' });
  });

  test('an empty list is an empty element', async () => {
    const { text } = await emulator.poll({ Format: 'XML', DomainName: 'nothing.invalid' });
    expect(text).toContain('<Data></Data>');
  });

  test('characters that XML has no place for are dropped, the others survive', () => {
    const text = 'a\0\u0008\t\n\r\ud800\ufffe<&>]]>"\'中😀';
    const root = readXml(toXml('Root', { Text: text, Recommend: ']]>' }));
    expect(xmlToObject(root)).toEqual({ Text: 'a\t\n\r<&>]]>"\'中😀', Recommend: ']]>' });
  });
});

test('Lang picks the language of descriptions, messages and reasons', async () => {
  const ask = async (Lang: string) => {
    const [row] = (await emulator.poll({ Lang, TaskResultStatus: '3', PageSize: '1', PageNum: '2' })).body
      .Data.TaskDetail;
    const details = await emulator.call('QueryTaskDetailList', {
      ...{ TaskNo: row.TaskNo, PageNum: '1', PageSize: '1', DomainName: row.DomainName, Lang },
    });
    return [row.TaskTypeDescription, row.ErrorMsg, details.body.Data.TaskDetail[0].FailReason];
  };
  for (const words of await ask('zh')) expect(words).toMatch(/\p{Script=Han}/u);
  for (const words of await ask('en')) expect(words).toMatch(/^[ -~]+$/);
});

test('the default language is English for Domain and Chinese for Alidns', async () => {
  const { body } = await emulator.poll({ TaskResultStatus: '2', PageSize: '1' });
  expect(body.Data.TaskDetail[0].ErrorMsg).toBe('The operation is successful.');
  const batch = await emulator.call('DescribeBatchResultCount', { BatchType: 'DOMAIN_DEL' });
  expect(batch.body.Reason).toBe('文件中的域名未找到匹配项。');
});

test.each(['例子.中国', 'xn--fsqu00a.xn--fiqs8s', 'XN--FSQU00A.xn--fiqs8s', ' 例子.中国 '])(
  'a domain name is found however it is written: %s',
  async (DomainName) => {
    const { body } = await emulator.poll({ DomainName });
    expect(body.Data.TaskDetail).toMatchObject([{ TaskDetailNo: 'two', DomainName: '例子.中国' }]);
  },
);

test('a failure reason is given by QueryTaskDetailList alone', async () => {
  const [polled] = (await emulator.poll({ TaskResultStatus: '3', PageSize: '1' })).body.Data.TaskDetail;
  expect(polled).not.toHaveProperty('FailReason');
});

test('the answers carry the date of the emulator', async () => {
  expect((await emulator.poll()).headers.get('date')).toBe('Mon, 23 Nov 2026 08:00:00 GMT');
});
