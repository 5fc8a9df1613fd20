import type { AcknowledgedResult } from '../../../contract/acknowledgement.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { Field, ResultDrawer } from '../../result/result-drawer.tsx';
import { StatusLabel } from '../../result/status-label.tsx';
import type { DrawerControls } from '../../ui/drawer.tsx';
import { RecordAction, StateLabel } from './record-cells.tsx';

/** One row of the record in full: the copy of the result, and the outcome of acknowledging it. */
export function RecordDrawer({ row, ...controls }: DrawerControls & { readonly row: AcknowledgedResult }) {
  const { t, dateTime } = useI18n();
  const { fields } = t.drawer;
  return (
    <ResultDrawer
      row={row}
      isReasonKept={row.failReasonAskedAt !== undefined}
      lead={<StateLabel row={row} />}
      action={<RecordAction row={row} />}
      more={
        <>
          <Field name={fields.state} value={t.stateMeaning[row.state]} />
          {row.note && <Field name={fields.note} value={row.note} />}
          <Field name={fields.acknowledgedAt} value={dateTime(Date.parse(row.acknowledgedAt))} />
          {row.confirmedAt && (
            <Field name={fields.confirmedAt} value={dateTime(Date.parse(row.confirmedAt))} />
          )}
          <Field name={fields.operationId} value={row.operationId} isId />
          <Field name={fields.requestId} value={row.requestId ?? ''} isId />
          <div className="flex min-h-9 items-center gap-3 py-1">
            <dt className="w-28 shrink-0 text-muted">{fields.resultStatus}</dt>
            <dd>
              <StatusLabel status={row.status} />
            </dd>
          </div>
        </>
      }
      {...controls}
    />
  );
}
