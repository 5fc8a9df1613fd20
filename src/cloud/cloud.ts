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
  /** Called before every request, so that a renewed token is used without a restart. */
  readonly credentials: () => Credentials;
  /** Origins, such as `https://domain.aliyuncs.com`. */
  readonly endpoints: { readonly domain: string; readonly alidns: string };
  readonly clock: Clock;
  /** A number from 0 to below 1, for the jitter of waits. */
  readonly random?: () => number;
  readonly nonce?: () => string;
  /** The most calls per second; a call that is repeated counts again. Default 5. */
  readonly callsPerSecond?: number;
}

/**
 * What the other rooms may ask of Alibaba Cloud. Reads throw an ApiError with a message for a person. When `signal` is
 * aborted, a read gives its turn to the next, ends its call and throws 499 RequestAbandoned; if other callers wait for
 * the same answer, the call goes on for them.
 */
export interface Cloud {
  pollTaskResult(params: PollTaskResultParams, signal?: AbortSignal): Promise<Reading<ApiPage>>;
  queryTaskDetailList(params: QueryTaskDetailListParams, signal?: AbortSignal): Promise<Reading<ApiPage>>;
  /**
   * How many details of the task have each status. Callers who ask at the same time share one answer. `asOf` is the
   * time of the last count.
   */
  countTaskDetails(taskNo: string, signal?: AbortSignal): Promise<Reading<Omit<TaskCounts, 'asOf'>>>;
  describeBatchResultCount(
    params: DescribeBatchResultCountParams,
    signal?: AbortSignal,
  ): Promise<Reading<ApiBatchCount>>;
  /** Milliseconds until a throttled read is repeated; 0 while none waits. */
  throttledMs(): number;
  /**
   * Resolves when the account may make its next call; there is no limit to the wait. When `signal` is aborted first, it
   * rejects with the signal's reason and the turn goes to the next caller.
   */
  waitForTurn(signal: AbortSignal): Promise<void>;
  /**
   * Makes one AcknowledgeTaskResult call, at once; call it after {@link Cloud.waitForTurn} has resolved. The call
   * cannot be taken back and is never repeated here. Never throws: an outcome that is not certain is `unknown`.
   */
  acknowledge(taskDetailNos: readonly string[]): Promise<AcknowledgeOutcome>;
  /** Drops the cached queue pages: the next read asks the cloud again. */
  forgetQueue(): void;
  /** The queue and the details of a task, read for this caller alone. The cache is not used. */
  readQueueNow(params: PollTaskResultParams, signal?: AbortSignal): Promise<Reading<ApiPage>>;
  readTaskNow(params: QueryTaskDetailListParams, signal?: AbortSignal): Promise<Reading<ApiPage>>;
}

/** Makes a client of whatever answers as Alibaba Cloud does. */
export function createCloud(options: CloudOptions): Cloud {
  const { upstream, credentials, endpoints, clock } = options;
  const random = options.random ?? Math.random;
  const nonce = options.nonce ?? randomUUID;
  const bucket = createTokenBucket(clock, options.callsPerSecond ?? 5);
  const cache = createReadCache(clock);
  const caps = createPageCaps(clock);
  /** The monotonic time at which the latest throttled read is repeated. */
  let throttledUntil = 0;
  const forgetQueue = () => cache.forget(pollTaskResult.action);

  function build<Params>(operation: ApiOperation<Params, unknown>, params: Params): Request {
    const endpoint = operation.product.name === 'Domain' ? endpoints.domain : endpoints.alidns;
    const context = { endpoint, credentials: credentials(), now: clock.now(), nonce: nonce() };
    return buildRequest(operation, params, context);
  }

  /** Sends a request and removes its secrets from the answer: a gateway may repeat what it was sent. */
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

  /** Reads one page. Asks for no more rows than the service gives. */
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

  /** Returns what `load` returns; callers with the same question about the same account share it. */
  function share<Answer>(
    action: string,
    question: string,
    load: (signal: AbortSignal) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    return cache.get({ action, rest: `${credentials().accessKeyId} ${question}` }, load, signal);
  }

  /** Caches a read. `Lang` is always sent, because its default differs between the products (docs/api-facts.md 5). */
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
        // The time after the last count: an answer that was read later is at least as new as every count.
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
        if (isSent)
          return {
            kind: 'unknown',
            error: { code: 'InternalError', message: SENT_BUT_UNCLEAR, words: { name: 'sentUnclear' } },
          };
        return {
          kind: 'refused',
          error: { code: 'InternalError', message: NOT_SENT, words: { name: 'notSent' } },
          isCallerRefused: true,
        };
      } finally {
        forgetQueue();
      }
    },
  };
}
