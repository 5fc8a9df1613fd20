import { randomUUID } from 'node:crypto';
import type { AcknowledgeOutcome } from '../contract/acknowledge-task-result.ts';
import type { ApiOperation, Language, Upstream } from '../contract/alibaba-cloud.ts';
import { type ApiPage, statedTotal } from '../contract/api-page.ts';
import type {
  ApiBatchCount,
  DescribeBatchResultCountParams,
} from '../contract/describe-batch-result-count.ts';
import { ONE_ROW, type PageParams } from '../contract/page.ts';
import type { PollTaskResultParams } from '../contract/poll-task-result.ts';
import type { QueryTaskDetailListParams } from '../contract/query-task-detail-list.ts';
import type { TaskCounts } from '../contract/session.ts';
import { acknowledgeTaskResult } from '../contract/wire/acknowledge-task-result.ts';
import { describeBatchResultCount } from '../contract/wire/describe-batch-result-count.ts';
import { pollTaskResult } from '../contract/wire/poll-task-result.ts';
import { queryTaskDetailList } from '../contract/wire/query-task-detail-list.ts';
import type { Clock } from '../platform/clock.ts';
import { outcomeOf } from './acknowledge.ts';
import { buildRequest } from './build-request.ts';
import { countDetails } from './count-details.ts';
import type { Delivery } from './delivery.ts';
import { inEitherForm } from './domain-forms.ts';
import { abandoned, readError, withoutStringToSign } from './errors.ts';
import { createPageCaps } from './page-caps.ts';
import { createReadCache } from './read-cache.ts';
import { decodeAnswer, type Reading } from './reading.ts';
import { createRedactor } from './redact.ts';
import { backoffMs, isWorthAnotherTry, MAX_TRIES, wait } from './retry.ts';
import { send } from './send.ts';
import { type Credentials, canonicalQuery } from './sign.ts';
import { createTokenBucket } from './token-bucket.ts';

export type { Credentials } from './sign.ts';

const NOT_SENT = 'The request could not be made, so nothing was sent.';
const SENT_BUT_UNCLEAR = 'The request was sent, but what came of it could not be told.';

export interface CloudOptions {
  readonly upstream: Upstream;
  /** Asked before every request, so that a renewed token is used without a restart. */
  readonly credentials: () => Credentials;
  /** Origins, such as `https://domain.aliyuncs.com`. */
  readonly endpoints: { readonly domain: string; readonly alidns: string };
  readonly clock: Clock;
  /** 0 (included) to 1, for jitter. */
  readonly random?: () => number;
  readonly nonce?: () => string;
  /** Every call counts, also those that are tried again. Default 5. */
  readonly callsPerSecond?: number;
}

/**
 * Alibaba Cloud, as the rest of the house speaks to it. Reads throw an ApiError meant for a person. A read whose `signal`
 * is aborted gives back its turn and ends its call, unless somebody else waits for the same answer: 499 RequestAbandoned.
 */
export interface Cloud {
  pollTaskResult(params: PollTaskResultParams, signal?: AbortSignal): Promise<Reading<ApiPage>>;
  queryTaskDetailList(params: QueryTaskDetailListParams, signal?: AbortSignal): Promise<Reading<ApiPage>>;
  /** How many details the task has in each status, as one answer that all who watch it share; `asOf` is its end. */
  countTaskDetails(taskNo: string, signal?: AbortSignal): Promise<Reading<Omit<TaskCounts, 'asOf'>>>;
  describeBatchResultCount(
    params: DescribeBatchResultCountParams,
    signal?: AbortSignal,
  ): Promise<Reading<ApiBatchCount>>;
  /** Milliseconds until a read that Alibaba Cloud throttled is tried again; 0 while none waits. */
  throttledMs(): number;
  /**
   * Resolves when the next call may leave, however long that takes. Rejects with the signal's reason, and gives the turn
   * to the next in line, when `signal` is aborted first.
   */
  waitForTurn(signal: AbortSignal): Promise<void>;
  /**
   * One call, irreversible, for which {@link Cloud.waitForTurn} has resolved: it leaves at once and is never repeated.
   * Never throws: what is not certain is `unknown`.
   */
  acknowledge(taskDetailNos: readonly string[]): Promise<AcknowledgeOutcome>;
  /** Whoever reads the queue after this gets an answer that was asked for after this. */
  forgetQueue(): void;
  /** The queue, and the details of a task, as they are now: asked for this caller alone, past the cache. */
  readQueueNow(params: PollTaskResultParams, signal?: AbortSignal): Promise<Reading<ApiPage>>;
  readTaskNow(params: QueryTaskDetailListParams, signal?: AbortSignal): Promise<Reading<ApiPage>>;
}

/** A client of Alibaba Cloud, or of whatever answers like it. */
export function createCloud(options: CloudOptions): Cloud {
  const { upstream, credentials, endpoints, clock } = options;
  const random = options.random ?? Math.random;
  const nonce = options.nonce ?? randomUUID;
  const bucket = createTokenBucket(clock, options.callsPerSecond ?? 5);
  const cache = createReadCache(clock);
  const caps = createPageCaps(clock);
  /** On the monotonic clock: when the last read that was throttled is tried again. */
  let throttledUntil = 0;
  const forgetQueue = () => cache.forget(pollTaskResult.action);

  function build<Params>(operation: ApiOperation<Params, unknown>, params: Params): Request {
    const endpoint = operation.product.name === 'Domain' ? endpoints.domain : endpoints.alidns;
    const occasion = { endpoint, credentials: credentials(), now: clock.now(), nonce: nonce() };
    return buildRequest(operation, params, occasion);
  }

  /** Nothing that the request carried in secret comes back: gateways may echo what they were sent, anywhere. */
  async function deliver(request: Request, signal?: AbortSignal): Promise<Delivery> {
    const { accessKeyId, accessKeySecret, securityToken = '' } = credentials();
    const [, signature = ''] = /Signature=(.*)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    const redact = createRedactor([accessKeyId, accessKeySecret, securityToken, signature]);
    const delivery = await send(upstream, request, clock, { redact, ...(signal && { signal }) });
    return delivery.kind === 'refusal'
      ? { ...delivery, error: withoutStringToSign(delivery.error) }
      : delivery;
  }

  async function read<Params, Answer>(
    operation: ApiOperation<Params, Answer>,
    params: Params,
    signal?: AbortSignal,
  ): Promise<Reading<Answer>> {
    for (let tries = 1; ; tries += 1) {
      await bucket.takeForRead(signal);
      const asOf = clock.now();
      const delivery = await deliver(build(operation, params), signal);
      if (signal?.aborted) throw abandoned();
      if (delivery.kind === 'answer') return { answer: decodeAnswer(operation, delivery.text, params), asOf };
      if (tries === MAX_TRIES || !isWorthAnotherTry(delivery)) throw readError(delivery);
      const retryAfter = delivery.kind === 'refusal' ? delivery.retryAfterMs : undefined;
      const pause = backoffMs(tries, random, retryAfter);
      if (delivery.kind === 'refusal' && delivery.error.code.startsWith('Throttling'))
        throttledUntil = Math.max(throttledUntil, clock.monotonic() + pause);
      await wait(clock, pause, signal);
    }
  }

  /** One page, asked for by no more rows than the service is known to give. */
  async function readPage<Params extends PageParams & { readonly lang?: Language }>(
    operation: ApiOperation<Params, ApiPage>,
    asked: Params,
    signal?: AbortSignal,
  ): Promise<Reading<ApiPage>> {
    const params = caps.within(operation.action, { lang: 'en', ...asked });
    const reading = await read(operation, params, signal);
    caps.learn(operation.action, params, reading.answer);
    return reading;
  }

  /** What `load` answers, shared by everybody who asks the same of this account. */
  function share<Answer>(
    action: string,
    question: string,
    load: (signal: AbortSignal) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    return cache.get({ action, rest: `${credentials().accessKeyId} ${question}` }, load, signal);
  }

  /** The language is always named: the products' own defaults differ (docs/api-facts.md 5). */
  function cached<Params extends { readonly lang?: Language }, Answer>(
    operation: ApiOperation<Params, Answer>,
    load: (params: Params, signal: AbortSignal) => Promise<Reading<Answer>>,
  ) {
    return async (asked: Params, signal?: AbortSignal): Promise<Reading<Answer>> => {
      const params = { lang: 'en', ...asked };
      const question = canonicalQuery(operation.encode(params));
      return share(operation.action, question, (shared) => load(params, shared), signal);
    };
  }

  const readQueue: Cloud['readQueueNow'] = (params, signal) => readPage(pollTaskResult, params, signal);
  const readTask: Cloud['readTaskNow'] = (params, signal) => readPage(queryTaskDetailList, params, signal);

  return {
    pollTaskResult: inEitherForm(cached(pollTaskResult, readQueue)),
    readQueueNow: inEitherForm(readQueue),
    readTaskNow: inEitherForm(readTask),
    queryTaskDetailList: inEitherForm(cached(queryTaskDetailList, readTask)),
    countTaskDetails: (taskNo, signal) => {
      const load = async (shared: AbortSignal) => {
        const answer = await countDetails(async (status) => {
          const params = { taskNo, ...(status && { status }), ...ONE_ROW, lang: 'en' } as const;
          return statedTotal((await read(queryTaskDetailList, params, shared)).answer);
        });
        // After the last count: whoever read something later than this has read whatever was counted.
        return { answer, asOf: clock.now() };
      };
      return share(queryTaskDetailList.action, `counts of ${taskNo}`, load, signal);
    },
    describeBatchResultCount: cached(describeBatchResultCount, (params, signal) =>
      read(describeBatchResultCount, params, signal),
    ),
    forgetQueue,
    waitForTurn: (signal) => bucket.take(signal),
    throttledMs: () => Math.max(0, throttledUntil - clock.monotonic()),
    async acknowledge(taskDetailNos) {
      let isSent = false;
      forgetQueue();
      try {
        const request = build(acknowledgeTaskResult, { taskDetailNos, lang: 'en' });
        isSent = true;
        return outcomeOf(await deliver(request));
      } catch {
        if (isSent) return { kind: 'unknown', error: { code: 'InternalError', message: SENT_BUT_UNCLEAR } };
        return {
          kind: 'refused',
          error: { code: 'InternalError', message: NOT_SENT },
          isCallerRefused: true,
        };
      } finally {
        forgetQueue();
      }
    },
  };
}
