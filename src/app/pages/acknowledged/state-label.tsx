import type { AcknowledgedResult } from '../../../contract/acknowledgement.ts';
import type { ResultState } from '../../../contract/result-state.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { tryState } from '../../record/row-state.ts';
import { useRowWord } from '../../record/use-record.ts';
import { type Tone, ToneLabel } from '../../result/status-label.tsx';

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

/** What became of one acknowledgement. */
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
