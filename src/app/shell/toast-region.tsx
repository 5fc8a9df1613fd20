import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { hasTrouble, isBig } from '../api/poll-schedule.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { latePart } from '../parts/late-part.tsx';
import { useOperations } from '../record/use-record.ts';
import { IconButton } from '../ui/button.tsx';
import { ErrorDetails } from '../ui/error-panel.tsx';
import { type AlertToast, useToasts } from '../ui/toasts.ts';

/** Many visits acknowledge nothing. */
const OperationToast = latePart(
  async () => (await import('../operations/operation-toast.tsx')).OperationToast,
  { place: 'page' },
);

/** Two live regions: news are announced politely, failures at once. Failures stay until they are dismissed. */
export function ToastRegion() {
  const toasts = useToasts();
  const operations = useOperations().filter(({ operation }) => !isBig(operation));
  const announcement = useSyncExternalStore(toasts.subscribe, toasts.announcement);
  const alertAnnouncement = useSyncExternalStore(toasts.subscribe, toasts.alertAnnouncement);
  const alerts = useSyncExternalStore(toasts.subscribe, toasts.alerts);
  const troubled = operations.filter(({ operation }) => hasTrouble(operation));
  const quiet = operations.filter(({ operation }) => !hasTrouble(operation));
  return (
    <div className="pointer-events-none fixed inset-x-3 bottom-[calc(3.5rem+var(--dock-height,0px))] z-40 flex flex-col items-center gap-2 *:flex *:max-w-full *:flex-col *:items-center *:gap-2 *:*:pointer-events-auto">
      <div role="alert">
        <span className="sr-only">{alertAnnouncement}</span>
        {alerts.map((alert) => (
          <Alert key={alert.id} alert={alert} onDismiss={() => toasts.dismiss(alert.id)} />
        ))}
        {troubled.map((tracked) => (
          <OperationToast key={tracked.operation.id} tracked={tracked} />
        ))}
      </div>
      <div role="status">
        <span className="sr-only">{announcement}</span>
        {quiet.map((tracked) => (
          <OperationToast key={tracked.operation.id} tracked={tracked} />
        ))}
      </div>
    </div>
  );
}

function Alert({ alert, onDismiss }: { alert: AlertToast; onDismiss: () => void }) {
  const { t } = useI18n();
  return (
    <div className="flex max-w-[min(560px,100%)] items-start gap-3 rounded-xl border border-bad bg-surface py-2 pr-2 pl-3.5 shadow-pop">
      <div className="min-w-0 flex-1 py-1">
        <p className="font-semibold text-bad">{alert.title}</p>
        {alert.error?.message && <p className="break-words">{alert.error.message}</p>}
        {alert.error && <ErrorDetails error={alert.error} className="mt-1 text-muted" />}
      </div>
      <IconButton label={t.errors.dismiss} onClick={onDismiss} size="small-square">
        <X aria-hidden size={15} />
      </IconButton>
    </div>
  );
}
