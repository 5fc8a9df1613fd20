import { Link } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import type { AcknowledgedResult } from '../../../contract/acknowledgement.ts';
import { type ResultState, resultStates } from '../../../contract/result-state.ts';
import { BlockedContext } from '../../acknowledge/contexts.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { isHandled, tryState } from '../../record/row-state.ts';
import { useRowWord } from '../../record/use-record.ts';
import { domainDisplay } from '../../result/domain-name.tsx';
import { type Tone, ToneLabel } from '../../result/status-label.tsx';
import { Button } from '../../ui/button.tsx';

/**
 * Acknowledges a result of the record again. The function stays the same, so that no row renders because the page did.
 */
export const AgainContext = createContext<((row: AcknowledgedResult) => void) | undefined>(undefined);

/** The action of a row of the record, if there is one. */
export function RecordAction({ row }: { row: AcknowledgedResult }) {
  const { t } = useI18n();
  const again = useContext(AgainContext);
  const blocked = useContext(BlockedContext);
  /** Another operation may be acknowledging it again. */
  const word = useRowWord(row.taskDetailNo);
  const { state } = tryState(row, word);
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
  if (!resultStates.has(state, 'repeatable')) return null;
  if (word && word.operationId !== row.operationId && isHandled(word)) {
    return (
      <span title={t.stateMeaning[word.state]} className="truncate text-muted">
        {t.state[word.state]}
      </span>
    );
  }
  const isAgain = resultStates.has(state, 'sentInVain');
  const name = domainDisplay(row.domainName).unicode;
  return (
    <Button
      size="small"
      data-control="action"
      isDisabled={blocked !== undefined}
      title={blocked}
      aria-label={isAgain ? t.acknowledge.againFor(name) : t.acknowledge.buttonFor(name)}
      onClick={() => again?.(row)}
    >
      {isAgain ? t.acknowledge.again : t.acknowledge.button}
    </Button>
  );
}

const TONE: Record<ResultState, Tone> = {
  pending: 'quiet',
  sending: 'running',
  confirmed: 'ok',
  gone: 'ok',
  undone: 'quiet',
  interrupted: 'waiting',
  unknown: 'waiting',
  not_acked: 'bad',
  failed: 'bad',
};

/** The outcome of one acknowledgement. */
export function StateLabel({ row }: { row: AcknowledgedResult }) {
  const { t } = useI18n();
  const { state, note } = tryState(row, useRowWord(row.taskDetailNo));
  const text = state === 'failed' && note ? t.acknowledge.refused(note) : t.state[state];
  return (
    <ToneLabel tone={TONE[state]} title={[t.stateMeaning[state], note].filter(Boolean).join('\n')}>
      {text}
    </ToneLabel>
  );
}
