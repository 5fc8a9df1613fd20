import { Agent, get } from 'node:http';
import { median, quantile } from '../statistics.ts';
import { cpuMs } from './process-stat.ts';

export interface Target {
  /** Process whose time is counted. */
  readonly pid: number;
  readonly origin: string;
}

export interface Question {
  /** The next path to ask; undefined ends the measuring. */
  readonly next: () => string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asks only for what differs from the answer before. */
  readonly isConditional?: boolean;
}

export interface Load {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of the target's processor time for each request. */
  readonly cpu: number;
  /** Bytes of an answer's body, as it travelled. */
  readonly bytes: number;
}

const CONNECTIONS = 8;

export interface Answer {
  readonly status: number;
  readonly bytes: number;
  readonly etag: string | undefined;
  readonly ms: number;
}

/**
 * One request over a kept connection; the body is counted and dropped. As browsers do, it is sent again when the server
 * had just closed that connection because it was idle.
 */
export function askOnce(
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength;
      });
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0, headers: answered } = response;
        resolve({ status, bytes, etag: answered.etag, ms: performance.now() - start });
      });
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(askOnce(agent, url, headers));
      else reject(error);
    });
  });
}

/** Asks over eight connections at once, as fast as answers come, for `ms` milliseconds or until nothing is left to ask. */
export async function load({ pid, origin }: Target, question: Question, ms: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const answers: Answer[] = [];
  const cpuBefore = cpuMs(pid);
  const start = performance.now();
  let etag: string | undefined;
  const ask = async () => {
    while (performance.now() - start < ms) {
      const path = question.next();
      if (path === undefined) return;
      const condition = question.isConditional && etag ? { 'if-none-match': etag } : {};
      const answer = await askOnce(agent, origin + path, { ...question.headers, ...condition });
      if (answer.status !== 200 && answer.status !== 304) throw new Error(`${path}: ${answer.status}`);
      etag = answer.etag;
      answers.push(answer);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  const seconds = (performance.now() - start) / 1000;
  const cpu = (cpuMs(pid) - cpuBefore) / answers.length;
  agent.destroy();
  const times = answers.map((answer) => answer.ms);
  const bytes = median(answers.map((answer) => answer.bytes));
  return {
    requestsPerSecond: answers.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu,
    bytes,
  };
}
