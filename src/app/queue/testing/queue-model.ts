import type { TaskResult, TaskResultPage } from '../../../contract/acknowledgement.ts';
import type { PageParams } from '../../../contract/page.ts';
import { createQueueReading, type QueuePage } from '../queue-reading.ts';

const row = (taskDetailNo: string) => ({ taskDetailNo }) as TaskResult;

/** Ids `r<from>` to `r<to>`. */
export const ids = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `r${from + index}`);

interface Cloud {
  /** The most rows a page, whatever is asked for. */
  readonly cap?: number;
  /** True if pages begin by the size that was asked for, although they hold fewer rows. */
  readonly isStrideAsked?: boolean;
  /** Runs before each answer. */
  readonly move?: (queue: string[], read: number) => void;
}

/** A queue in a cloud, and a browser that reads it and knows its own acknowledgements. */
export function queueModel(size: number, { cap = 1000, isStrideAsked = false, move }: Cloud = {}) {
  const queue = ids(1, size);
  const acknowledged = new Set<string>();
  const confirmed = new Set<string>();
  const reads: PageParams[] = [];
  const reading = createQueueReading({
    hasLeft: (id) => confirmed.has(id),
    all: () => new Set(acknowledged),
  });

  async function readPage({ page, pageSize }: PageParams): Promise<TaskResultPage> {
    move?.(queue, reads.length);
    reads.push({ page, pageSize });
    const most = Math.min(cap, pageSize);
    const start = (page - 1) * (isStrideAsked ? pageSize : most);
    const items = queue.slice(start, start + most).map(row);
    const totalItems = queue.length;
    const totalPages = Math.max(1, Math.ceil(totalItems / pageSize));
    return { items, page, pageSize, totalItems, totalPages, requestId: '', asOf: String(reads.length) };
  }

  return {
    queue,
    reads,
    reading,
    read: (page: number, pageSize: number, filter = {}): Promise<QueuePage> =>
      reading.read({ page, pageSize, ...filter }, readPage),
    async shows(page: number, pageSize: number, filter = {}): Promise<string[]> {
      const { items } = await reading.read({ page, pageSize, ...filter }, readPage);
      return items.map((item) => item.taskDetailNo);
    },
    /** Acknowledges as this browser. The word of the ledger may come later. */
    acknowledge(gone: readonly string[], isConfirmed = true) {
      for (const id of gone) acknowledged.add(id);
      if (isConfirmed) for (const id of gone) confirmed.add(id);
      remove(queue, gone);
    },
    /** Acknowledges as others do. */
    take: (gone: readonly string[]) => remove(queue, gone),
  };
}

/** Removes these rows. Returns how many were there. */
export function remove(queue: string[], gone: readonly string[]): number {
  const staying = queue.filter((id) => !gone.includes(id));
  return queue.splice(0, queue.length, ...staying).length - staying.length;
}
