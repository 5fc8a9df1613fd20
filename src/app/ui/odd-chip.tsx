import type { TaskDetail } from '../../contract/task-detail.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { UnknownChip } from './unknown-chip.tsx';

/** Marks a row some of whose values came in a shape that no document lists; which they are stands in its tooltip. */
export function OddChip({ row }: { row: TaskDetail }) {
  const { t } = useI18n();
  if (!row.oddValues) return null;
  const values = Object.entries(row.oddValues).map(([field, value]) =>
    value ? `${field}: ${value}` : field,
  );
  return <UnknownChip hint={[t.unknown.hint, ...values].join('\n')} />;
}
