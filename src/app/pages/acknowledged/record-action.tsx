import { Link } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { AcknowledgedResult, ResultState } from '../../../contract/acknowledgement.ts';
import { BlockedContext } from '../../acknowledge/actions-context.ts';
import { isTaken, isTried, tryState } from '../../acknowledge/row-state.ts';
import { useLiveState } from '../../api/live.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Button } from '../../ui/button.tsx';
import { domainDisplay } from '../../ui/domain-display.ts';

/** Acknowledges a result of the record once more. Stable, so that no row renders because the page did. */
export const AgainContext = createContext<((row: AcknowledgedResult) => void) | undefined>(undefined);

/** States that left the result in the queue against the reader's will. */
const REPEATABLE: readonly ResultState[] = ['interrupted', 'not_acked', 'failed'];

/** The one thing to do with a row of the record, if anything needs doing. */
export function RecordAction({ row }: { row: AcknowledgedResult }) {
  const { t } = useI18n();
  const again = useContext(AgainContext);
  const blocked = useContext(BlockedContext);
  /** It may be on its way again already, by another operation than this one of the record. */
  const live = useLiveState(row.taskDetailNo);
  const { state } = tryState(row, live);
  if (state === 'unknown' && row.taskNo) {
    return (
      <Link
        to="/tasks/$taskNo"
        params={{ taskNo: row.taskNo }}
        className="inline-flex h-[26px] items-center rounded-md border border-edge bg-surface px-2.5 font-medium hover:bg-raised"
      >
        {t.drawer.openTask}
      </Link>
    );
  }
  if (!REPEATABLE.includes(state)) return null;
  if (live && live.operationId !== row.operationId && isTaken(live)) {
    return (
      <span title={t.stateMeaning[live.state]} className="truncate text-muted">
        {t.state[live.state]}
      </span>
    );
  }
  const name = domainDisplay(row.domainName).unicode;
  return (
    <Button
      size="small"
      data-control="action"
      isDisabled={blocked !== undefined}
      title={blocked}
      aria-label={isTried(state) ? t.acknowledge.againFor(name) : t.acknowledge.buttonFor(name)}
      onClick={() => again?.(row)}
    >
      {isTried(state) ? t.acknowledge.again : t.acknowledge.button}
    </Button>
  );
}
