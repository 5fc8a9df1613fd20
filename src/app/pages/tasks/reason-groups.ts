import type { TaskDetail } from '../../../contract/task-detail.ts';
import { domainDisplay } from '../../result/domain-name.tsx';

/** The placeholders for what differs from row to row. */
export interface Placeholders {
  readonly domain: string;
  readonly id: string;
  readonly number: string;
  readonly date: string;
}

/** Failures with the same reason, apart from names, ids, numbers and dates in it. */
export interface ReasonGroup {
  /** The reason as it came if it is the same in all rows, else with placeholders. */
  readonly text: string;
  readonly rows: readonly TaskDetail[];
}

/** A reason is a sentence. Of a longer text only the beginning is compared. */
const LONGEST = 2_000;
const DATE = /\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日/;
const TIME = /\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/;
const MOMENT = new RegExp(`(?:${DATE.source})(?:[T ]?${TIME.source})?|${TIME.source}`, 'g');
/** Ids: words of eight or more characters that mix digits with letters (UUIDs, TaskDetailNo, S20181T0WLI85212). */
const ID = /(?<![a-z0-9-])(?=[a-z-]*\d)(?=[\d-]*[a-z])[a-z0-9][a-z0-9-]{7,}(?![a-z0-9-])/gi;
/** ASCII only: Chinese has no space between a name and the words around it. */
const DOMAIN = /(?<![a-z0-9.-])(?:[a-z0-9][a-z0-9-]*\.)+(?:xn--[a-z0-9-]+|[a-z]{2,})(?![a-z0-9-])/gi;
const NUMBER = /\d+(?:[.,]\d+)*/g;

/** The reason of a failed row: FailReason, else the message. */
export function failureText(row: TaskDetail): string {
  return row.failReason ?? row.errorMsg;
}

/** Replaces what belongs to one row alone by placeholders. */
export function normaliseReason(text: string, domainName: string, words: Placeholders): string {
  const { unicode, ascii } = domainDisplay(domainName);
  const own = [unicode, ascii].filter(Boolean);
  const withoutOwn = own.reduce(
    (left, name) => replaceWord(left, name, MARKS.domain),
    text.slice(0, LONGEST),
  );
  const marked = withoutOwn
    .replace(MOMENT, MARKS.date)
    .replace(DOMAIN, MARKS.domain)
    .replace(ID, MARKS.id)
    .replace(NUMBER, MARKS.number);
  return marked
    .replaceAll(MARKS.domain, words.domain)
    .replaceAll(MARKS.date, words.date)
    .replaceAll(MARKS.id, words.id)
    .replaceAll(MARKS.number, words.number)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Private-use characters, so that no later rule finds digits or letters in an earlier placeholder. */
const MARKS = { domain: '\uE000', date: '\uE001', id: '\uE002', number: '\uE003' };

/** Replaces a name where it is whole: `a.com` is not found in `a.com.cn` or `ba.com`. */
function replaceWord(text: string, name: string, mark: string): string {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return text.replace(new RegExp(`(?<![a-z0-9.-])${literal}(?!\\.?[a-z0-9-])`, 'giu'), mark);
}

/** Groups failures by reason, the most frequent first. Rows that did not fail are left out. */
export function groupReasons(rows: readonly TaskDetail[], words: Placeholders): ReasonGroup[] {
  const groups = new Map<string, TaskDetail[]>();
  for (const row of rows) {
    if (row.status !== 'failed') continue;
    const key = normaliseReason(failureText(row), row.domainName, words);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups]
    .map(([key, members]) => {
      const texts = new Set(members.map(failureText));
      return { text: texts.size === 1 ? ([...texts][0] ?? key) : key, rows: members };
    })
    .sort((one, other) => other.rows.length - one.rows.length);
}

/** The domain names of rows, each once, in ASCII. */
export function domainsOf(rows: readonly TaskDetail[]): string[] {
  return [...new Set(rows.map((row) => row.domainName).filter(Boolean))];
}
