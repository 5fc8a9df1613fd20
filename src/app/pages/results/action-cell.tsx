import { useContext, useEffect, useState } from 'react';
import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { useLiveState } from '../../api/live.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { domainDisplay } from '../../ui/domain-display.ts';
import { useSecondsUntil } from '../../ui/ticker.ts';
import { BlockedContext, useResultActions } from './actions-context.ts';
import { isTaken, isTroubled, rowState } from './row-state.ts';

/** The one thing to do with a row: acknowledge it, take that back, or acknowledge it again. */
export function ActionCell({ row }: { row: TaskResult }) {
  const { t } = useI18n();
  const live = useLiveState(row.taskDetailNo);
  const state = rowState(row, live);
  const actions = useResultActions();
  const blocked = useContext(BlockedContext);
  const name = domainDisplay(row.domainName).unicode;
  if (live?.state === 'pending' && live.deadline !== undefined) {
    return (
      <Undo
        name={name}
        deadline={live.deadline}
        onUndo={() => actions.undo(live.operationId, row.taskDetailNo)}
      />
    );
  }
  if (isTaken(state)) return null;
  const isAgain = isTroubled(state);
  return (
    <span data-reveals={isAgain ? undefined : true} className="flex justify-end">
      <Button
        size="small"
        data-control="action"
        isDisabled={blocked !== undefined}
        title={blocked}
        aria-label={isAgain ? t.acknowledge.againFor(name) : t.acknowledge.buttonFor(name)}
        onClick={() => actions.acknowledge([row])}
      >
        {isAgain ? t.acknowledge.again : t.acknowledge.button}
      </Button>
    </span>
  );
}

/** A double click on "Acknowledge" must not find "Undo" under its second half. */
const ARMED_AFTER_MS = 600;

function Undo({ name, deadline, onUndo }: { name: string; deadline: number; onUndo: () => void }) {
  const { t } = useI18n();
  const seconds = useSecondsUntil(deadline);
  const [isArmed, setArmed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), ARMED_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <span className="flex items-center justify-end">
      <span className="text-muted">{t.time.inSeconds(seconds)}</span>
      <Button
        variant="link"
        size="small"
        data-control="action"
        isDisabled={!isArmed}
        aria-label={t.acknowledge.undoFor(name)}
        onClick={onUndo}
        className="aria-disabled:opacity-100!"
      >
        {t.acknowledge.undo}
      </Button>
    </span>
  );
}
