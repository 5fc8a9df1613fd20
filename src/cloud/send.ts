import type { Upstream } from '../contract/alibaba-cloud.ts';
import type { OwnText } from '../contract/own-words.ts';
import type { Clock } from '../platform/clock.ts';
import { readLimited, UnusableBody } from '../platform/read-limited.ts';
import { classify, type Delivery, unreadable } from './delivery.ts';

/** The most time for one request, until the last byte of the answer, in milliseconds. */
const TOTAL_TIMEOUT_MS = 10_000;
/** The largest answer that is read, after decompression. 1,000 results are about 0.4 MB. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

class TimedOut extends Error {}

export interface SendOptions {
  /** Removes secrets from the text of the answer and from its request id, before they are read. */
  readonly redact?: (text: string) => string;
  readonly signal?: AbortSignal;
}

/**
 * Sends one signed request and returns its result. Never throws and never repeats. When `signal` is aborted, the call
 * ends at once as if the connection had broken.
 */
export async function send(
  upstream: Upstream,
  request: Request,
  clock: Clock,
  { redact, signal }: SendOptions = {},
): Promise<Delivery> {
  const controller = new AbortController();
  let stopTimer = () => {};
  let giveUp = () => {};
  const timeout = new Promise<never>((_, reject) => {
    const end = (error: Error) => {
      reject(error);
      controller.abort();
    };
    stopTimer = clock.schedule(TOTAL_TIMEOUT_MS, () => end(new TimedOut()));
    giveUp = () => end(new Error('given up'));
  });
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    // An upstream may ignore the signal; the race ends its call in time all the same.
    const sent = upstream(new Request(request, { signal: controller.signal }));
    const response = await Promise.race([sent, timeout]);
    return await Promise.race([readAnswer(response, redact), timeout]);
  } catch (error) {
    if (error instanceof TimedOut) {
      const seconds = TOTAL_TIMEOUT_MS / 1000;
      return none('UpstreamTimeout', {
        message: `Alibaba Cloud did not answer within ${seconds} seconds.`,
        words: { name: 'timeout', seconds },
      });
    }
    return none('UpstreamUnreachable', {
      message: 'Alibaba Cloud could not be reached, or the connection broke.',
      words: { name: 'unreachable' },
    });
  } finally {
    stopTimer();
    signal?.removeEventListener('abort', giveUp);
  }
}

async function readAnswer(response: Response, redact = (text: string) => text): Promise<Delivery> {
  try {
    const text = await readLimited(response.body, MAX_ANSWER_BYTES);
    return classify(response, redact(text.replace(/^\uFEFF/, '')), redact);
  } catch (error) {
    if (!(error instanceof UnusableBody)) throw error;
    const limit = `larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB`;
    return unreadable(error.reason === 'too large' ? limit : error.reason, response, redact);
  }
}

function none(code: 'UpstreamTimeout' | 'UpstreamUnreachable', text: OwnText): Delivery {
  return { kind: 'none', code, ...text };
}
