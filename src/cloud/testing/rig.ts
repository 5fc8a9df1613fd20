import { ApiError } from '../../contract/api-error.ts';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { type CloudOptions, createCloud } from '../cloud.ts';
import { type Step, scriptedUpstream } from './scripted-upstream.ts';

export const FIRST = { page: 1, pageSize: 20 } as const;

/** A cloud under virtual time whose upstream follows a script. */
export function rig(steps: readonly Step[], options: Partial<CloudOptions> = {}) {
  const clock = createTestClock();
  const upstream = scriptedUpstream(...steps);
  const cloud = createCloud({
    upstream,
    credentials: () => ({ accessKeyId: 'testid', accessKeySecret: 'testsecret' }),
    endpoints: { domain: 'https://domain.aliyuncs.com', alidns: 'https://alidns.aliyuncs.com' },
    clock,
    random: () => 1,
    ...options,
  });
  return { clock, upstream, cloud };
}

/** The outcome of a promise after `ms` of virtual time. */
export async function outcome<Answer>(
  clock: { advance(ms: number): Promise<void> },
  ms: number,
  promise: Promise<Answer>,
) {
  const settled = promise.then(
    (answer) => ({ answer }),
    (error: unknown) => ({
      error: error instanceof ApiError ? { status: error.status, ...error.body } : error,
    }),
  );
  await clock.advance(ms);
  return Promise.race([settled, Promise.resolve('still waiting' as const)]);
}
