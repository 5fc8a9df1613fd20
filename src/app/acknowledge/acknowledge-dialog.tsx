import { KeyRound } from 'lucide-react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { DomainName } from '../result/domain-name.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { nameOfOne, summarise } from './selection-summary.ts';

interface AcknowledgeDialogProps {
  readonly rows: readonly TaskResult[];
  /** Those of `rows` that the page does not show. */
  readonly notShown: readonly TaskResult[];
  readonly undoSeconds: number;
  /** True if TaskResult is kept with the copies. */
  readonly keepsValues: boolean;
  readonly isSending: boolean;
  readonly onConfirm: (rows: readonly TaskResult[]) => void;
  readonly onCancel: () => void;
}

/**
 * The dialog before several results, or before one that cannot be undone. It says what will happen and what is among
 * them.
 */
export function AcknowledgeDialog({
  rows,
  notShown,
  undoSeconds,
  keepsValues,
  isSending,
  onConfirm,
  onCancel,
}: AcknowledgeDialogProps) {
  const { t } = useI18n();
  const { dialog } = t.acknowledge;
  const { total, succeeded, failed, secrets } = summarise(rows);
  const plain = rows.filter((row) => !row.taskResult);
  /** Results whose value would be lost stay in the queue unless the person chooses otherwise. */
  const isLeaving = secrets.length > 0 && plain.length > 0 && !keepsValues;
  return (
    <Dialog title={dialog.title(t.acknowledge.what(total, nameOfOne(rows)))} onClose={onCancel}>
      <p className="text-muted">
        {dialog.consequence(total)} {undoSeconds > 0 && dialog.undoable(undoSeconds)}
      </p>
      <NamedRows label={dialog.notShown(notShown.length)} rows={notShown} className="text-waiting" />
      <NamedRows label={dialog.failures(failed.length)} rows={failed} className="text-bad" />
      <NamedRows label={dialog.withValue(secrets.length)} rows={secrets} className="text-notice-text" />
      {secrets.length > 0 && (
        <p className="flex gap-2 rounded-lg bg-notice px-3 py-2 text-notice-text">
          <KeyRound aria-hidden size={15} className="mt-px shrink-0" />
          {keepsValues ? dialog.secretsKept(secrets.length) : dialog.secrets(secrets.length)}
        </p>
      )}
      <div className="mt-1 flex flex-wrap justify-end gap-2">
        <Button data-autofocus onClick={onCancel}>
          {t.acknowledge.cancel}
        </Button>
        {failed.length > 0 && succeeded.length > 0 && (
          <Button isDisabled={isSending} onClick={() => onConfirm(succeeded)}>
            {dialog.succeededOnly(succeeded.length)}
          </Button>
        )}
        <Button
          variant={isLeaving ? 'secondary' : 'primary'}
          isDisabled={isSending}
          onClick={() => onConfirm(rows)}
        >
          {dialog.confirm(total)}
        </Button>
        {isLeaving && (
          <Button variant="primary" isDisabled={isSending} onClick={() => onConfirm(plain)}>
            {dialog.leaveValues(secrets.length)}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

interface NamedRowsProps {
  readonly label: string;
  readonly rows: readonly TaskResult[];
  /** The colour of the label. */
  readonly className: string;
}

/** Some of the results by name, with their messages. Draws nothing for none. */
function NamedRows({ label, rows, className }: NamedRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={label} className="flex min-h-0 flex-col rounded-lg border border-line">
      <h3 className={`border-b border-line px-3 py-2 text-xs font-semibold ${className}`}>{label}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <ul className="max-h-44 overflow-y-auto px-3 py-1.5" tabIndex={0}>
        {rows.map((row) => (
          <li key={row.taskDetailNo} className="flex gap-3 py-0.5">
            <span className="flex w-2/5 min-w-0 shrink-0 font-medium">
              <DomainName name={row.domainName} />
            </span>
            <span title={row.errorMsg} className="truncate text-muted">
              {row.errorMsg || '—'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
