import { resultStates } from '../../contract/result-state.ts';
import { useI18n } from '../i18n/i18n.tsx';
import type { RowState } from '../record/row-state.ts';

/** Says that an acknowledgement ended without the row being acknowledged, and with which code. */
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
