import { KeyRound } from 'lucide-react';
import type { TaskResult } from '../../contract/acknowledgement.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DomainName } from '../ui/domain-name.tsx';
import { summarise } from './selection-summary.ts';

interface AcknowledgeDialogProps {
  readonly rows: readonly TaskResult[];
  readonly undoSeconds: number;
  readonly isSending: boolean;
  readonly onConfirm: (rows: readonly TaskResult[]) => void;
  readonly onCancel: () => void;
}

/** Asks before several results, or one that cannot be undone: what will happen, and what is among them. */
export function AcknowledgeDialog({
  rows,
  undoSeconds,
  isSending,
  onConfirm,
  onCancel,
}: AcknowledgeDialogProps) {
  const { t } = useI18n();
  const { dialog } = t.acknowledge;
  const { total, succeeded, failed, secrets } = summarise(rows);
  return (
    <Dialog title={dialog.title(total)} onClose={onCancel}>
      <p className="text-muted">
        {dialog.consequence(total)} {undoSeconds > 0 && dialog.undoable(undoSeconds)}
      </p>
      {failed.length > 0 && (
        <section
          aria-label={dialog.failures(failed.length)}
          className="flex min-h-0 flex-col rounded-lg border border-line"
        >
          <h3 className="border-b border-line px-3 py-2 text-xs font-semibold text-bad">
            {dialog.failures(failed.length)}
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
          <ul className="max-h-44 overflow-y-auto px-3 py-1.5" tabIndex={0}>
            {failed.map((row) => (
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
      )}
      {secrets > 0 && (
        <p className="flex gap-2 rounded-lg bg-notice px-3 py-2 text-notice-text">
          <KeyRound aria-hidden size={15} className="mt-px shrink-0" />
          {dialog.secrets(secrets)}
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
        <Button variant="primary" isDisabled={isSending} onClick={() => onConfirm(rows)}>
          {dialog.confirm(total)}
        </Button>
      </div>
    </Dialog>
  );
}
