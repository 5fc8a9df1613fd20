import { environmentManager, focusManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { vi } from 'vitest';
import type { Operation, TaskResultPage } from '../../../contract/acknowledgement.ts';
import type { OperationState } from '../../../contract/operation-state.ts';
import type { ResultState } from '../../../contract/result-state.ts';
import { operationQuery } from '../../api/queries.ts';
import { createFollowing } from '../follow.ts';
import { createRecord } from '../record.ts';

const START = Date.parse('2026-11-23T12:00:00.000Z');
export const at = (ms: number) => new Date(START + ms).toISOString();

/** A ledger that answers what the test says, and a record that follows it under virtual time. */
export function setUp() {
  vi.useFakeTimers();
  // Without a window, TanStack Query polls only if it is told to.
  environmentManager.setIsServer(() => false);
  focusManager.setFocused(true);
  const ended: Operation[] = [];
  const progress: Operation[] = [];
  const asked: string[] = [];
  let answer: Operation | Error = new Error('nothing set');
  const record = createRecord({ monotonic: () => performance.now() });
  const queryClient = new QueryClient({
    queryCache: new QueryCache({
      onSuccess: (data, { meta }) => following.hear(data, meta),
      onError: (error, { meta }) => following.hearError(error, meta),
    }),
    defaultOptions: { queries: { networkMode: 'always', retry: false } },
  });
  queryClient.mount();
  const following = createFollowing({
    queryClient,
    record,
    queryOf: (id) => ({
      ...operationQuery(id),
      queryFn: () => {
        asked.push(id);
        if (answer instanceof Error) throw answer;
        return answer;
      },
    }),
    onEnd: (operation) => ended.push(operation),
    onProgress: (operation) => progress.push(operation),
  });
  const say = (next: Operation | Error) => {
    answer = next;
  };
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const hide = () => focusManager.setFocused(false);
  const show = () => focusManager.setFocused(true);
  const hear = (answers: 'queue' | 'ledger' | 'task', data: object) => following.hear(data, { answers });
  return { record, following, ended, progress, asked, say, pass, hide, show, hear };
}

export const operation = (state: OperationState, rows: Record<string, ResultState>, asOf = 0): Operation => ({
  id: 'op-1',
  state,
  total: Object.keys(rows).length,
  counts: {},
  createdAt: at(0),
  sendAt: at(10_000),
  asOf: at(asOf),
  results: Object.entries(rows).map(([taskDetailNo, state]) => ({ taskDetailNo, state })),
});

export const page = (
  ids: string[],
  asOf: number,
  mark?: { id: string; state: ResultState },
): TaskResultPage => ({
  items: ids.map((taskDetailNo) => ({
    taskDetailNo,
    taskNo: 't',
    taskType: 'CHG_DNS',
    taskTypeDescription: '',
    status: 'succeeded',
    domainName: 'example.com',
    instanceId: '',
    createTime: '',
    updateTime: '',
    tryCount: 0,
    errorMsg: '',
    ...(mark?.id === taskDetailNo && { acknowledgement: { operationId: 'op-1', state: mark.state } }),
  })),
  page: 1,
  pageSize: 50,
  totalItems: ids.length,
  totalPages: 1,
  requestId: 'r',
  asOf: at(asOf),
});
