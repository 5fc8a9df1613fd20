import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TaskDetail } from '../../../contract/task-detail.ts';
import { domainsOf, groupReasons, normaliseReason } from './reason-groups.ts';

const WORDS = { domain: '[domain]', id: '[id]', number: '[number]', date: '[date]' };
const normalise = (text: string, domain = '') => normaliseReason(text, domain, WORDS);

function failure(domainName: string, errorMsg: string, more: Partial<TaskDetail> = {}): TaskDetail {
  return {
    taskDetailNo: domainName,
    taskNo: 't',
    taskType: 'CHG_DNS',
    taskTypeDescription: '',
    status: 'failed',
    domainName,
    instanceId: '',
    createTime: '',
    updateTime: '',
    tryCount: 3,
    errorMsg,
    ...more,
  };
}

describe('what a reason says of one row alone', () => {
  test.each([
    ['The domain a-b.example.com is locked.', 'The domain [domain] is locked.'],
    ['域名example.com已锁定', '域名[domain]已锁定'],
    ['Order S20181T0WLI85212 was refused', 'Order [id] was refused'],
    ['See 6A2320E4-D870-49C9-A6DC-0d3f1a2b0000', 'See [id]'],
    ['Try again after 2026-11-23 09:22:18.', 'Try again after [date].'],
    ['Expired on 2026年11月23日', 'Expired on [date]'],
    ['Locked until 2026-11-23T09:22:18Z', 'Locked until [date]'],
    ['Balance 1,204.50 is below 3', 'Balance [number] is below [number]'],
    ['The real-name verification has  not passed.', 'The real-name verification has not passed.'],
    ['', ''],
  ])('"%s" becomes "%s"', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  test('its own name is found in Unicode and in xn--, and not inside another name', () => {
    expect(normalise('域名中文网.cn已锁定', '中文网.cn')).toBe('域名[domain]已锁定');
    expect(normalise('中文域名.com is locked', 'xn--fiq06l2rdsvs.com')).toBe('[domain] is locked');
    expect(normalise('a.com.cn is not a.com', 'a.com')).toBe('[domain] is not [domain]');
  });

  test('names with characters that mean something in a pattern are plain text', () => {
    expect(normalise('a+b(c is locked', 'a+b(c')).toBe('[domain] is locked');
  });

  test('never throws, is never slow, and says the same of two rows that differ in name and number', () => {
    const label = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(
      fc.property(label, label, fc.nat(), fc.nat(), (one, other, m, n) => {
        const text = (name: string, count: number) => `${name}.com failed after ${count} tries`;
        expect(normalise(text(one, m), `${one}.com`)).toBe(normalise(text(other, n), `${other}.com`));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, name) => void normalise(text, name)),
    );
    const before = performance.now();
    for (const piece of ['a', 'a-', 'a.', '1', '1:', '1,', 'a1']) normalise(piece.repeat(20_000), 'a.com');
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('failures by reason', () => {
  test('the most frequent first; rows that did not fail are left out; FailReason goes before the message', () => {
    const groups = groupReasons(
      [
        failure('a.com', 'Task failed', { failReason: 'a.com has an update lock' }),
        failure('b.com', 'Insufficient balance'),
        failure('c.com', 'Task failed', { failReason: 'c.com has an update lock' }),
        failure('d.com', 'The operation is successful.', { status: 'succeeded' }),
      ],
      WORDS,
    );
    expect(groups.map(({ text, rows }) => [text, domainsOf(rows)])).toEqual([
      ['[domain] has an update lock', ['a.com', 'c.com']],
      ['Insufficient balance', ['b.com']],
    ]);
  });

  test('what all rows of a group say alike is shown as it came', () => {
    const text = 'Error 40301: try again after 2026-11-23';
    expect(groupReasons([failure('a.com', text), failure('b.com', text)], WORDS)).toMatchObject([{ text }]);
  });

  test('a domain that failed twice is copied once', () => {
    expect(domainsOf([failure('a.com', 'x'), failure('a.com', 'y'), failure('', 'z')])).toEqual(['a.com']);
  });
});
