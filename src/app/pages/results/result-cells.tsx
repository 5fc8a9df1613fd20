import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { type ResultState, resultStates } from '../../../contract/result-state.ts';
import { TroubleChip } from '../../acknowledge/action-cell.tsx';
import { useI18n } from '../../i18n/i18n.tsx';
import { isLeaving, useRowState } from '../../record/row-state.ts';
import { useOverdue } from '../../record/use-overdue.ts';
import { DomainName } from '../../result/domain-name.tsx';
import { Message, OddChip } from '../../result/message.tsx';
import { StatusLabel, type Tone, ToneLabel } from '../../result/status-label.tsx';
import { ValueKey } from '../../result/value-key.tsx';
import { OpenButton } from '../../table/open-button.tsx';

interface CellProps {
  readonly row: TaskResult;
}

const LIVE_TONE: Partial<Record<ResultState, Tone>> = {
  pending: 'quiet',
  sending: 'running',
  unknown: 'waiting',
  confirmed: 'ok',
  gone: 'ok',
};

/** The status of the result, or what the ledger does with it. */
export function StatusCell({ row }: CellProps) {
  const { t } = useI18n();
  const word = useRowState(row);
  const overdue = useOverdue(word?.deadline);
  const state = word?.state;
  const tone = state && LIVE_TONE[state];
  if (!state || !tone) return <StatusLabel status={row.status} />;
  if (overdue === 'lost') {
    return (
      <ToneLabel tone="waiting" title={t.acknowledge.lostHint}>
        {t.acknowledge.lost}
      </ToneLabel>
    );
  }
  return (
    <ToneLabel tone={tone} title={t.stateMeaning[state]}>
      {t.state[state]}
    </ToneLabel>
  );
}

/** The name, struck through while the row leaves. */
export function DomainCell({ row }: CellProps) {
  const state = useRowState(row);
  return (
    <OpenButton>
      <DomainName name={row.domainName} isStruck={isLeaving(state)} />
      {row.taskResult && <ValueKey />}
    </OpenButton>
  );
}

/** The message of the execution. Before it, a mark if an acknowledgement did not succeed. */
export function MessageCell({ row }: CellProps) {
  const { t } = useI18n();
  const state = useRowState(row);
  if (state?.state === 'unknown') {
    return (
      <span
        title={[t.stateMeaning.unknown, row.errorMsg].filter(Boolean).join('\n')}
        className="block truncate text-waiting"
      >
        {t.results.unclear}
      </span>
    );
  }
  const isTrouble = state !== undefined && resultStates.has(state.state, 'repeatable');
  if (!isTrouble && !row.oddValues)
    return <Message text={row.errorMsg} isFailure={row.status === 'failed'} />;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {isTrouble && <TroubleChip state={state} />}
      <OddChip row={row} />
      <Message text={row.errorMsg} isFailure={row.status === 'failed'} />
    </span>
  );
}
