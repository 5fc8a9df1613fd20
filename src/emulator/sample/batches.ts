import type { Language } from '../../contract/alibaba-cloud.ts';
import type { BatchType } from '../../contract/batch.ts';
import type { NewBatch } from '../store/records.ts';
import type { Random } from './random.ts';

/**
 * Reasons of batches, by key. The first is in the sample of DescribeBatchResultCount (docs/api-facts.md 1.5); the
 * others are invented in its style.
 */
export const BATCH_REASONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  noMatch: {
    en: 'No match is found for the domain name specified in the file.',
    zh: '文件中的域名未找到匹配项。',
  },
  conflict: { en: 'The DNS record conflicts with an existing record.', zh: '解析记录与已有记录冲突。' },
  otherAccount: {
    en: 'The domain name has been added by another account.',
    zh: '域名已被其他账号添加。',
  },
  badFile: { en: 'The file could not be read. Check the header row.', zh: '文件无法读取，请检查表头。' },
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Plan {
  readonly type: BatchType;
  readonly ago: number;
  readonly lasts: number;
  readonly total: number;
  readonly failing: number;
  readonly reason?: keyof typeof BATCH_REASONS;
  readonly taskId?: string;
}

/**
 * DNS batches of all four types. The newest adds records and runs for another quarter of an hour. The newest import of
 * domain names has a TaskId beyond 2^53. A deletion of domain names failed as a whole.
 */
const PLANS: readonly Plan[] = [
  { type: 'RR_ADD', ago: 6 * MINUTE, lasts: 21 * MINUTE, total: 1260, failing: 14, reason: 'conflict' },
  {
    type: 'DOMAIN_ADD',
    ago: 52 * MINUTE,
    lasts: 4 * MINUTE,
    total: 312,
    failing: 9,
    reason: 'otherAccount',
    // 2^53 + 1: JSON.parse makes it …992 (docs/api-facts.md 1.5).
    taskId: '9007199254740993',
  },
  { type: 'RR_DEL', ago: 3 * HOUR, lasts: 2 * MINUTE, total: 148, failing: 0 },
  { type: 'DOMAIN_DEL', ago: 5 * HOUR, lasts: MINUTE, total: 40, failing: 40, reason: 'noMatch' },
  { type: 'RR_ADD', ago: 27 * HOUR, lasts: 9 * MINUTE, total: 620, failing: 3, reason: 'conflict' },
  { type: 'DOMAIN_ADD', ago: 50 * HOUR, lasts: MINUTE, total: 75, failing: 75, reason: 'badFile' },
  { type: 'DOMAIN_DEL', ago: 74 * HOUR, lasts: MINUTE, total: 18, failing: 0 },
  { type: 'RR_DEL', ago: 99 * HOUR, lasts: 3 * MINUTE, total: 233, failing: 2, reason: 'noMatch' },
];

/** The DNS batches of the account at `now` (epoch milliseconds). */
export function planBatches(random: Random, now: number): NewBatch[] {
  let nextId = 118_000_000 + random.below(40_000_000);
  return [...PLANS].reverse().map((plan) => {
    nextId += 200 + random.below(90_000);
    return {
      taskId: plan.taskId ?? String(nextId),
      type: plan.type,
      submitted: now - plan.ago,
      ends: now - plan.ago + plan.lasts,
      total: plan.total,
      failing: plan.failing,
      hasFailed: plan.failing === plan.total,
      reason: plan.reason ?? null,
    };
  });
}
