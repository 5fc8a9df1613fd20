import { docketError } from '../../contract/api-error.ts';
import type { PollTaskResultParams } from '../../contract/poll-task-result.ts';
import type { QueryTaskDetailListParams } from '../../contract/query-task-detail-list.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { createRig, pageOf } from '../../ledger/testing/rig.ts';
import { cloudOver, mount } from './rig.ts';

type AskedPage = PollTaskResultParams | QueryTaskDetailListParams;

/** The routes over a list of these rows, which is the queue and the task at once, and the real ledger. */
export function overQueue(rows: readonly TaskDetail[]) {
  const ledgerRig = createRig();
  const { cloud } = cloudOver();
  const asked: AskedPage[] = [];
  const state = {
    gate: Promise.resolve(),
    failAt: Number.POSITIVE_INFINITY,
    error: docketError('UpstreamTimeout', 'no answer') as Error,
  };
  const readNow = async (params: AskedPage) => {
    asked.push(params);
    await state.gate;
    if (asked.length >= state.failAt) throw state.error;
    return { asOf: 0, answer: pageOf(rows, { page: params.page, pageSize: params.pageSize }) };
  };
  const ledger = ledgerRig.open();
  const mounted = mount({ cloud: { ...cloud, readQueueNow: readNow, readTaskNow: readNow }, ledger });
  return { ...mounted, ...ledgerRig, ledger, asked, state };
}
