import { UnreadableAnswer } from '../alibaba-cloud.ts';
import type { TaskDetail } from '../task-detail.ts';
import { isTaskStatus, type TaskStatus } from '../task-status.ts';

interface Asked {
  readonly status?: TaskStatus;
  readonly domain?: string;
  readonly taskNo?: string;
  readonly instanceId?: string;
}

/**
 * Checks that the rows of an answer fit the filter. Throws {@link UnreadableAnswer}, which names the first that does
 * not. A row without the field, or with an odd or unlisted value in it, contradicts nothing. No document says whether a
 * domain filter compares whole names, so a name that contains the filter fits.
 */
export function requireAsked(rows: readonly TaskDetail[], asked: Asked): void {
  for (const row of rows) {
    const { oddValues = {} } = row;
    if (isOther(row.taskNo, asked.taskNo) && !('taskNo' in oddValues))
      throw other('task', row.taskNo, asked.taskNo);
    if (isOther(row.instanceId, asked.instanceId) && !('instanceId' in oddValues)) {
      throw other('instance', row.instanceId, asked.instanceId);
    }
    if (isTaskStatus(row.status) && asked.status !== undefined && row.status !== asked.status) {
      throw other('status', row.status, asked.status);
    }
    if (isOtherDomain(row.domainName, asked.domain) && !('domainName' in oddValues)) {
      throw other('domain', row.domainName, asked.domain);
    }
  }
}

/** The error of an answer that names another thing than was asked for. */
export function other(thing: string, named: string, asked: string | undefined): UnreadableAnswer {
  const cut = (text = '') => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
  return new UnreadableAnswer(`It is for ${thing} ${cut(named)}, and ${cut(asked)} was asked for.`);
}

function isOther(named: string, asked: string | undefined): boolean {
  return asked !== undefined && named !== '' && named.trim().toLowerCase() !== asked.trim().toLowerCase();
}

function isOtherDomain(named: string, asked: string | undefined): boolean {
  // A part of a name has no ASCII form to compare.
  if (asked === undefined || named === '' || !asked.includes('.')) return false;
  return !named.toLowerCase().includes(asked.toLowerCase()) && !toAscii(named).includes(toAscii(asked));
}

function toAscii(name: string): string {
  const url = `http://${name}`;
  return URL.canParse(url) ? new URL(url).hostname : name.toLowerCase();
}
