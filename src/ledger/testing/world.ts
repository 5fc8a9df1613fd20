import type { AcknowledgeOutcome } from '../../contract/acknowledge-task-result.ts';
import type { ApiPage } from '../../contract/api-page.ts';
import type { PageParams } from '../../contract/page.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { sleep } from '../../platform/clock.ts';
import type { ReadQueue } from '../scan.ts';
import { detail, pageOf } from './rig.ts';

/** What the cloud does with one call, and what it answers. */
export const TREATMENTS = [
  'answers',
  'loses the reply',
  'loses the request',
  'applies half',
  'applies late',
  'refuses',
  'refuses the caller',
  'throttles',
] as const;
export type Treatment = (typeof TREATMENTS)[number];

const TASKS = 2;
const LATE_MS = 40_000;

/**
 * A model of the cloud: a queue from which others acknowledge and in which results arrive, also while its pages are
 * read.
 */
export function createWorld(clock: { schedule(ms: number, run: () => void): () => void; now(): number }) {
  let queue: TaskDetail[] = [];
  let arrived = 0;
  const world = {
    treatment: 'answers' as Treatment,
    isReadable: true,
    /** How long a call waits for its turn, in milliseconds. */
    turnMs: 0,
    /**
     * The size of pages: so short that a few results are on several. A cloud that caps its pages may state the size
     * that was asked for, and count its pages by it.
     */
    cap: { rows: 2, isSaid: true },
    /** The changes of the queue after each page: how many results leave in front, how many arrive at the end. */
    drift: [] as { leave: number; arrive: number }[],

    arrive(count: number): void {
      for (let more = 0; more < count; more += 1) {
        arrived += 1;
        const status = arrived % 3 === 0 ? 'failed' : 'succeeded';
        queue.push(detail(arrived, { taskNo: `task-${arrived % TASKS}`, status }));
      }
    },
    /** Somebody else acknowledges one result. */
    takeAway(index: number): void {
      if (queue.length > 0) queue.splice(index % queue.length, 1);
    },
    rows: (): readonly TaskDetail[] => queue,
    has: (id: string) => queue.some((row) => row.taskDetailNo === id),

    readQueue: (async (params) => {
      const asOf = clock.now();
      if (!world.isReadable) throw new Error('the cloud is down');
      const { rows, isSaid }: { rows: number; isSaid: boolean } = world.cap;
      const capped = pageOf(queue, { ...params, pageSize: Math.min(params.pageSize, rows) });
      const { pageSize, totalPages } = pageOf(queue, params);
      const answer: ApiPage = isSaid ? capped : { ...capped, pageSize, totalPages };
      const drift = world.drift.shift();
      if (drift) {
        queue = queue.slice(drift.leave);
        world.arrive(drift.arrive);
      }
      return { answer, asOf };
    }) satisfies ReadQueue as ReadQueue,

    /** A task without reasons, when it can be read. */
    async readTask(params: PageParams): Promise<{ answer: ApiPage }> {
      if (!world.isReadable) throw new Error('the cloud is down');
      return { answer: pageOf([], params) };
    },

    waitForTurn: (signal: AbortSignal): Promise<void> =>
      world.turnMs === 0 ? Promise.resolve() : sleep(clock, world.turnMs, signal),

    async send(ids: readonly string[]): Promise<AcknowledgeOutcome> {
      const unclear: AcknowledgeOutcome = {
        kind: 'unknown',
        error: { code: 'UpstreamTimeout', message: '' },
      };
      const error = { code: 'Refused', message: '' };
      switch (world.treatment) {
        case 'answers':
          return { kind: 'answered', result: remove(ids), requestId: 'R' };
        case 'loses the reply':
          remove(ids);
          return unclear;
        case 'loses the request':
          return unclear;
        case 'applies half':
          return {
            kind: 'answered',
            result: remove(ids.filter((_, index) => index % 2 === 0)),
            requestId: 'R',
          };
        case 'applies late':
          clock.schedule(LATE_MS, () => void remove(ids));
          return unclear;
        case 'refuses':
          return { kind: 'refused', error, isCallerRefused: false };
        case 'refuses the caller':
          return { kind: 'refused', error, isCallerRefused: true };
        case 'throttles':
          return { kind: 'throttled', error };
      }
    },
  };

  /** Acknowledges. Returns how many of these were still in the queue. */
  function remove(ids: readonly string[]): number {
    const before = queue.length;
    queue = queue.filter((row) => !ids.includes(row.taskDetailNo));
    return before - queue.length;
  }
  return world;
}
