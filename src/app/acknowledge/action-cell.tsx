import { useContext, useEffect, useState } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { useLiveState } from '../api/live.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';
import { domainDisplay } from '../ui/domain-display.ts';
import { useSecondsUntil } from '../ui/ticker.ts';
import { BlockedContext, useResultActions } from './actions-context.ts';
import type { RowState } from './row-state.ts';
import { isTaken, isTried, isTroubled, rowState } from './row-state.ts';
import { useOverdue } from './use-overdue.ts';

/** The one thing to do with a row: acknowledge it, take that back, or acknowledge it again. */
export function ActionCell({ row }: { row: TaskResult }) {
  const live = useLiveState(row.taskDetailNo);
  const state = rowState(row, live);
  const deadline = live?.state === 'pending' ? live.deadline : undefined;
  if (isTaken(state) && deadline === undefined) return null;
  return <Action row={row} state={state} deadline={deadline} />;
}

interface ActionProps {
  readonly row: TaskResult;
  readonly state: RowState;
  /** Of the undo window, while it is open. */
  readonly deadline: number | undefined;
}

/** One button with changing words, so that the focus stays in it. */
function Action({ row, state, deadline }: ActionProps) {
  const { t } = useI18n();
  const actions = useResultActions();
  const blocked = useContext(BlockedContext);
  const name = domainDisplay(row.domainName).unicode;
  const undoing = deadline === undefined ? undefined : state?.operationId;
  const isArmed = useIsArmed(undoing);
  const isAgain = isTried(state?.state);
  if (useOverdue(deadline)) return null;

  const button =
    undoing !== undefined
      ? ({
          variant: 'link',
          isDisabled: !isArmed,
          'aria-label': t.acknowledge.undoFor(name),
          onClick: () => actions.undo(undoing, row.taskDetailNo),
          className: '-mr-2.5 aria-disabled:opacity-100',
          children: t.acknowledge.undo,
        } as const)
      : {
          isDisabled: blocked !== undefined,
          title: blocked,
          'aria-label': isAgain ? t.acknowledge.againFor(name) : t.acknowledge.buttonFor(name),
          onClick: () => actions.acknowledge([row]),
          children: isAgain ? t.acknowledge.again : t.acknowledge.button,
        };
  return (
    <span
      data-reveals={undoing !== undefined || isTroubled(state) ? undefined : true}
      className="flex items-center justify-end"
    >
      {deadline !== undefined && <Countdown deadline={deadline} />}
      <Button size="small" data-control="action" {...button} />
    </span>
  );
}

function Countdown({ deadline }: { deadline: number }) {
  const { t } = useI18n();
  return <span className="text-muted">{t.time.inSeconds(useSecondsUntil(deadline))}</span>;
}

/** The second half of a double click on "Acknowledge" must not find "Undo" under it. */
const ARMED_AFTER_MS = 600;

function useIsArmed(operationId: string | undefined): boolean {
  const [armed, setArmed] = useState<string>();
  useEffect(() => {
    if (operationId === undefined) return;
    const timer = setTimeout(() => setArmed(operationId), ARMED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [operationId]);
  return operationId !== undefined && armed === operationId;
}
