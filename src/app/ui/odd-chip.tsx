import type { TaskDetail } from '../../contract/task-detail.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { oddWords } from './odd-words.ts';
import { UnknownChip } from './unknown-chip.tsx';

/** Marks a row some of whose values came in a shape that no document lists; which they are stands in its tooltip. */
export function OddChip({ row }: { row: TaskDetail }) {
  const { t } = useI18n();
  if (!row.oddValues) return null;
  return <UnknownChip hint={[t.unknown.hint, ...oddWords(t, row.oddValues)].join('\n')} />;
}
