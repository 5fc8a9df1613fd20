import { Check } from 'lucide-react';
import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { resultStates } from '../../../contract/result-state.ts';
import { ActionCell, TroubleChip } from '../../acknowledge/action-cell.tsx';
import { useI18n } from '../../i18n/i18n.tsx';
import { useRowState } from '../../record/row-state.ts';
import { useOverdue } from '../../record/use-overdue.ts';
import { Message, OddChip } from '../../result/message.tsx';
import { usePlace } from './places.ts';
import { failureText } from './reason-groups.ts';

interface CellProps {
  readonly row: TaskResult;
}

/** The action, while the row is in the queue; else what became of it. */
export function QueueCell({ row }: CellProps) {
  const { t } = useI18n();
  const place = usePlace(row.taskDetailNo);
  const word = useRowState(row);
  const overdue = useOverdue(word?.deadline);
  const state = word?.state;
  if (state === 'confirmed') {
    return (
      <span
        title={t.stateMeaning.confirmed}
        className="flex items-center justify-end gap-1 truncate text-muted"
      >
        <Check aria-hidden size={13} className="shrink-0 text-ok" />
        {t.state.confirmed}
      </span>
    );
  }
  if (overdue === 'lost') {
    return (
      <span title={t.acknowledge.lostHint} className="block truncate text-waiting">
        {t.acknowledge.lost}
      </span>
    );
  }
  const canBeUndone = state === 'pending' && word?.deadline !== undefined;
  if (state && resultStates.has(state, 'handled') && !canBeUndone) {
    return (
      <span title={t.stateMeaning[state]} className="block truncate text-muted">
        {t.state[state]}
      </span>
    );
  }
  const isOffered = place?.kind === 'queued' || place?.kind === 'beyond';
  if (isOffered || canBeUndone) return <ActionCell row={place?.kind === 'queued' ? place.row : row} />;
  if (place?.kind !== 'gone') return null;
  return (
    <span title={state ? undefined : t.tasks.elsewhereHint} className="block truncate text-muted">
      {t.tasks.elsewhere}
    </span>
  );
}

/** The reason of a failure, else the message. Before it, a mark if an acknowledgement did not succeed. */
export function ReasonCell({ row }: CellProps) {
  const isFailure = row.status === 'failed';
  const message = <Message text={isFailure ? failureText(row) : row.errorMsg} isFailure={isFailure} />;
  const state = useRowState(row);
  if (!state && !row.oddValues) return message;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {state && <TroubleChip state={state} />}
      <OddChip row={row} />
      {message}
    </span>
  );
}
