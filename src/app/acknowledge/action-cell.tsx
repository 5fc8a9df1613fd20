import { useContext } from 'react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { hasOwnNo } from '../../contract/own-no.ts';
import { resultStates } from '../../contract/result-state.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { isHandled, type RowState, useRowState } from '../record/row-state.ts';
import { useOverdue } from '../record/use-overdue.ts';
import { domainDisplay } from '../result/domain-name.tsx';
import { Button } from '../ui/button.tsx';
import { useSettled } from '../ui/press-guard.ts';
import { useSecondsUntil } from '../ui/ticker.ts';
import { BlockedContext, useResultActions } from './contexts.ts';

/** The action of a row: acknowledge, undo, or acknowledge again. */
export function ActionCell({ row }: { row: TaskResult }) {
  const state = useRowState(row);
  const deadline = state?.deadline;
  const isNothing = !hasOwnNo(row) || (isHandled(state) && deadline === undefined);
  const isOver = useOverdue(deadline) !== undefined;
  // Watched here, where "no action" counts as a meaning: the button may come back as another one.
  const isSettled = useSettled(meaningOf());
  function meaningOf(): string {
    if (isNothing || isOver) return 'nothing';
    return deadline === undefined ? 'acknowledge' : `undo ${state?.operationId}`;
  }
  if (isNothing || isOver) return null;
  return <Action row={row} state={state} deadline={deadline} isSettled={isSettled} />;
}

interface ActionProps {
  readonly row: TaskResult;
  readonly state: RowState;
  /** The end of the undo window, while it is open. */
  readonly deadline: number | undefined;
  /** False for a second after the meaning of the button has changed. */
  readonly isSettled: boolean;
}

/** One button with changing words, so that it keeps the focus. */
function Action({ row, state, deadline, isSettled }: ActionProps) {
  const { t } = useI18n();
  const actions = useResultActions();
  const blocked = useContext(BlockedContext);
  const name = domainDisplay(row.domainName).unicode;
  const undoing = deadline === undefined ? undefined : state?.operationId;
  const isAgain = resultStates.has(state?.state, 'sentInVain');

  const button =
    undoing !== undefined
      ? ({
          variant: 'link',
          isDisabled: !isSettled,
          'aria-label': t.acknowledge.undoFor(name),
          onClick: () => actions.undo(undoing, row.taskDetailNo),
          className: '-mr-2.5 aria-disabled:opacity-100',
          children: t.acknowledge.undo,
        } as const)
      : {
          isDisabled: blocked !== undefined || !isSettled,
          title: blocked,
          className: blocked === undefined ? 'aria-disabled:opacity-100' : undefined,
          'aria-label': isAgain ? t.acknowledge.againFor(name) : t.acknowledge.buttonFor(name),
          onClick: () => actions.acknowledge([row]),
          children: isAgain ? t.acknowledge.again : t.acknowledge.button,
        };
  return (
    <span
      data-reveals={undoing !== undefined || resultStates.has(state?.state, 'repeatable') ? undefined : true}
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

/** Says that an acknowledgement ended without success, and with which code. */
export function TroubleChip({ state }: { state: RowState }) {
  const { t } = useI18n();
  if (!state || !resultStates.has(state.state, 'repeatable')) return null;
  return (
    <span
      title={[t.stateMeaning[state.state], state.note].filter(Boolean).join('\n')}
      className={`shrink-0 rounded-full px-2 text-xs leading-[18px] ${
        state.state === 'interrupted' ? 'bg-notice text-notice-text' : 'bg-bad-tint text-bad'
      }`}
    >
      {state.state === 'failed' && state.note ? t.acknowledge.refused(state.note) : t.state[state.state]}
    </span>
  );
}
