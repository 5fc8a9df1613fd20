import type { AcknowledgedResult, ResultState } from '../../../contract/acknowledgement.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import type { Tone } from '../../ui/status-label.tsx';
import { ToneLabel } from '../../ui/status-label.tsx';

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
  const text = row.state === 'failed' && row.note ? t.acknowledge.refused(row.note) : t.state[row.state];
  return (
    <ToneLabel
      tone={TONE[row.state]}
      title={[t.stateMeaning[row.state], row.note].filter(Boolean).join('\n')}
    >
      {text}
    </ToneLabel>
  );
}
