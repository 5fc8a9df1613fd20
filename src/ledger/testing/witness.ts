import type { AcknowledgeOutcome } from '../../contract/acknowledge-task-result.ts';
import { type ResultState, resultStates } from '../../contract/result-state.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import type { Database } from '../../platform/database.ts';

interface Row {
  operation_id: string;
  task_detail_no: string;
  state: ResultState;
}

/**
 * Watches a ledger's file and the cloud from outside and remembers the first claim of docs/acknowledging.md that
 * does not hold. It knows what really happened, which the ledger cannot.
 */
export function createWitness(
  db: Database,
  account: string,
  world: { has(id: string): boolean },
  clock: { now(): number },
  settleMs: number,
) {
  const violations: string[] = [];
  /** Results of an operation that are not to be sent, and why. */
  const neverSend = new Map<string, ResultState>();
  /** Per id: when it was last sent, and whether it is known since then that this was in vain. */
  const sends = new Map<string, { at: number; isKnownInVain: boolean }>();
  /** Ids in calls that have left and are not answered. */
  const inFlight = new Set<string>();
  let isEnding = false;

  const rows = () =>
    db.all<Row>(
      'SELECT operation_id, task_detail_no, state FROM result WHERE account = ? ORDER BY created_at',
      account,
    );
  const operationState = (id: string) =>
    db.get<{ state: string }>('SELECT state FROM operation WHERE id = ?', id)?.state;
  const violate = (claim: string) => void violations.push(claim);

  return {
    violate,
    violation: () => violations[0],
    knows: (operationId: string) => db.get('SELECT 1 FROM operation WHERE id = ?', operationId) !== undefined,

    /** A call leaves with these ids. */
    sent(ids: readonly string[]): void {
      if (isEnding) violate('a call left after the end was asked for');
      const sending = rows().filter((row) => row.state === 'sending');
      for (const id of ids) {
        const row = sending.find((candidate) => candidate.task_detail_no === id);
        if (!row) violate('a call left without a row in the ledger');
        else if (neverSend.has(`${row.operation_id} ${id}`)) violate('what was not to be sent was sent');
        else if (operationState(row.operation_id) !== 'sending')
          violate('a call left for an operation that was stopped or paused');
        inFlight.add(id);
        const earlier = sends.get(id);
        if (earlier && !earlier.isKnownInVain) violate('an id was sent twice without a check between');
        sends.set(id, { at: clock.now(), isKnownInVain: false });
      }
    },

    /** The caller is told what became of the call. */
    treated(ids: readonly string[], outcome: AcknowledgeOutcome): void {
      for (const id of ids) inFlight.delete(id);
      if (outcome.kind !== 'refused' && outcome.kind !== 'throttled') return;
      for (const id of ids) sends.set(id, { at: clock.now(), isKnownInVain: true });
    },

    /** The ledger is shown rows of the queue that were asked for at `readAt`. */
    saw(listed: readonly TaskDetail[], readAt: number): void {
      for (const { taskDetailNo } of listed) {
        const send = sends.get(taskDetailNo);
        if (send && readAt > send.at + settleMs) send.isKnownInVain = true;
      }
    },

    /** Somebody asks to go on with what of an operation was not sent; the answer takes it back when that is refused. */
    resumed(operationId: string): () => void {
      const revived = [...neverSend].filter(
        ([key, state]) => key.startsWith(`${operationId} `) && state === 'interrupted',
      );
      for (const [key] of revived) neverSend.delete(key);
      return () => {
        for (const [key, state] of revived) neverSend.set(key, state);
      };
    },

    /** An orderly end was asked for; later a new process begins. */
    ending(isUnderWay: boolean): void {
      isEnding = isUnderWay;
    },

    check(): void {
      const seen = new Set<string>();
      for (const row of rows()) {
        const key = `${row.operation_id} ${row.task_detail_no}`;
        if (resultStates.has(row.state, 'notSent')) neverSend.set(key, row.state);
        if (row.state === 'sending' && !inFlight.has(row.task_detail_no))
          violate('claimed although its call could not leave');
        if (row.state === 'confirmed' && world.has(row.task_detail_no))
          violate('confirmed while in the queue');
        if (row.state === 'gone' && world.has(row.task_detail_no)) violate('gone while in the queue');
        if (resultStates.has(row.state, 'open')) {
          if (seen.has(row.task_detail_no)) violate('two operations hold one result');
          seen.add(row.task_detail_no);
        }
      }
    },

    checkSettled(): void {
      const open = rows().filter((row) => resultStates.has(row.state, 'open'));
      if (open.length > 0) violate(`${open[0]?.state} for ever`);
    },
  };
}
