import type { Operation, TaskResultPage } from '../../../contract/acknowledgement.ts';
import type { OperationState } from '../../../contract/operation-state.ts';
import type { ResultState } from '../../../contract/result-state.ts';
import { createTestClock } from '../../../platform/testing/test-clock.ts';
import { createOperationTracker } from '../operation-tracker.ts';

const START = Date.parse('2026-11-23T12:00:00.000Z');
export const at = (ms: number) => new Date(START + ms).toISOString();

/** A ledger that says whatever the test wants, and a tracker on virtual time. */
export function setUp() {
  const clock = createTestClock();
  const ended: Operation[] = [];
  const progress: Operation[] = [];
  const asked: string[] = [];
  let seen: () => void = () => undefined;
  let isHidden = false;
  let answer: Operation | Error = new Error('nothing set');
  const tracker = createOperationTracker({
    clock,
    read: (id) => {
      asked.push(id);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    onEnd: (operation) => ended.push(operation),
    onProgress: (operation) => progress.push(operation),
    whenVisible: () => (isHidden ? new Promise((settle) => (seen = settle)) : Promise.resolve()),
  });
  const say = (next: Operation | Error) => {
    answer = next;
  };
  const pass = (ms: number) => clock.advance(ms);
  const hide = () => {
    isHidden = true;
  };
  const show = () => {
    isHidden = false;
    seen();
  };
  return { tracker, ended, progress, asked, say, pass, hide, show };
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
