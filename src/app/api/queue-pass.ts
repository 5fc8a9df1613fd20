import type { QueryClient } from '@tanstack/react-query';
import type { TaskResultPage } from '../../contract/acknowledgement.ts';
import type { PageParams } from '../../contract/page.ts';
import type { TaskResultFilter } from '../../contract/poll-task-result.ts';
import { readFrom } from './read-from.ts';

/** A page of the queue as it is shown: `offset` rows of the queue stand before it. */
export interface QueuePage extends TaskResultPage {
  readonly offset: number;
}

type View = TaskResultFilter & PageParams;
type ReadPage = (page: number) => Promise<TaskResultPage>;

interface Pass {
  readonly key: string;
  /** The page that the reader came in by; rows before it were not shown. */
  readonly start: number;
  /** What each page showed, by id. */
  readonly views: Map<number, readonly string[]>;
  /** Rows in the queue, as if none of those shown had left. */
  whole: number;
}

export type QueuePass = ReturnType<typeof createQueuePass>;

/**
 * Paging over a queue that shrinks while it is read. As long as filters and page size stay, the next page is what comes
 * after the last row shown, and a page that was shown is read again as the same rows, less those that left. An address
 * opened afresh means the server's page. `hasLeft` tells of rows known to be no longer in the queue.
 */
export function createQueuePass(hasLeft: (taskDetailNo: string) => boolean) {
  let pass: Pass | undefined;

  async function read(view: View, readPage: ReadPage): Promise<QueuePage> {
    const key = keyOf(view);
    const { page, pageSize } = view;
    const current = pass?.key === key ? pass : undefined;
    const members = current?.views.get(page);
    if (!current || (!members && !current.views.has(page - 1))) {
      const answer = await readPage(page);
      const views = new Map([[page, answer.items.map((row) => row.taskDetailNo)]]);
      pass = { key, start: page, views, whole: answer.totalItems };
      return { ...answer, offset: (page - 1) * pageSize };
    }

    const before = shownBefore(current, page);
    const staying = members?.filter((id) => !hasLeft(id)) ?? [];
    const offset = (current.start - 1) * pageSize + before.filter((id) => !hasLeft(id)).length;
    const shown = [...current.views.values()].flat();
    const known = new Set(before);
    const isSame = staying.length > 0;
    const kept = new Set(staying);
    const { rows, last } = await readFrom(readPage, {
      offset,
      pageSize,
      expected: current.whole - shown.filter(hasLeft).length,
      most: isSame ? kept.size : pageSize,
      isWanted: (id) => (isSame ? kept.has(id) : !known.has(id)),
      isKnown: (id) => known.has(id) || kept.has(id),
    });
    const ids = rows.map((row) => row.taskDetailNo);
    current.views.set(page, isSame ? (members ?? []) : ids);
    const all = new Set([...shown, ...ids]);
    current.whole = last.totalItems + [...all].filter(hasLeft).length;
    const rest = Math.max(0, last.totalItems - offset - rows.length);
    const totalPages = rows.length > 0 ? page + Math.ceil(rest / pageSize) : last.totalPages;
    return { ...last, items: rows, page, pageSize, totalPages, offset };
  }

  return {
    read,
    /** The next reading of a page is the server's: the reader asked for what is there now. */
    reset() {
      pass = undefined;
    },
  };
}

function keyOf({ status, domain, taskNo, instanceId, pageSize }: View): string {
  return JSON.stringify([status, domain, taskNo, instanceId, pageSize]);
}

function shownBefore({ start, views }: Pass, page: number): string[] {
  const ids = new Set<string>();
  for (let at = start; at < page; at += 1) for (const id of views.get(at) ?? []) ids.add(id);
  return [...ids];
}

const passes = new WeakMap<QueryClient, QueuePass>();

/** The pass of this tab's cache. */
export function queuePassOf(client: QueryClient): QueuePass {
  const pass = passes.get(client);
  if (!pass) throw new Error('The cache has no queue pass.');
  return pass;
}

export function setQueuePass(client: QueryClient, pass: QueuePass): void {
  passes.set(client, pass);
}
