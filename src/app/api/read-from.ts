import type { TaskResult, TaskResultPage } from '../../contract/acknowledgement.ts';

interface Wanted {
  /** How many rows of the queue are expected before the first one wanted. */
  readonly offset: number;
  readonly pageSize: number;
  /** How many rows the queue should hold. Fewer means that some left unseen, and what is wanted stands further up. */
  readonly expected: number;
  readonly most: number;
  readonly isWanted: (taskDetailNo: string) => boolean;
  /** Rows known to stand before or among those wanted. */
  readonly isKnown: (taskDetailNo: string) => boolean;
}

/** Pages beyond the two that the offset asks for are read only when rows moved; more than this is another queue. */
const MOST_READS = 10;

/**
 * Reads the wanted rows from server pages that have moved since the rows before them were shown: from page
 * floor(offset / size) + 1 on, until there are enough. If the queue lost rows that nobody told of, it first goes back
 * until it meets a row that is known, so that none in between is skipped.
 */
export async function readFrom(
  readPage: (page: number) => Promise<TaskResultPage>,
  { offset, pageSize, expected, most, isWanted, isKnown }: Wanted,
): Promise<{ rows: readonly TaskResult[]; last: TaskResultPage }> {
  const answers = new Map<number, TaskResultPage>();
  const get = async (page: number) => {
    const answer = answers.get(page) ?? (await readPage(page));
    answers.set(page, answer);
    return answer;
  };
  let from = Math.floor(offset / pageSize) + 1;
  let last = await get(from);
  if (last.totalItems < expected) {
    while (from > 1 && answers.size < MOST_READS && !last.items.some((row) => isKnown(row.taskDetailNo))) {
      from -= 1;
      last = await get(from);
    }
  }
  const rows = new Map<string, TaskResult>();
  for (let page = from; ; page += 1) {
    last = await get(page);
    for (const row of last.items) {
      if (rows.size < most && isWanted(row.taskDetailNo)) rows.set(row.taskDetailNo, row);
    }
    if (rows.size >= most || page >= last.totalPages || answers.size >= MOST_READS) break;
  }
  return { rows: [...rows.values()], last };
}
