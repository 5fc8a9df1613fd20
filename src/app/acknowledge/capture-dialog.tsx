import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { ACKNOWLEDGE_BATCH_SIZE } from '../../contract/acknowledgement.ts';
import type { ApiErrorBody } from '../../contract/api-error.ts';
import type { Capture } from '../../contract/capture.ts';
import type { ResultStatus } from '../../contract/task-status.ts';
import { captureQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { domainDisplay } from '../result/domain-name.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorDetails } from '../ui/error-panel.tsx';
import { errorBody, inWords } from '../ui/error-words.ts';
import { Age } from '../ui/relative-time.tsx';
import { StackedBar } from '../ui/stacked-bar.tsx';
import { CaptureGroups } from './capture-groups.tsx';
import type { CapturePart } from './use-capturing.ts';

interface CaptureDialogProps {
  /** Undefined until the server has started to read. */
  readonly captureId: string | undefined;
  /** The number of results that the page stated. */
  readonly expected: number;
  /** The error: the list could not be started, or was refused. */
  readonly error: ApiErrorBody | undefined;
  readonly isUnsure: boolean;
  readonly undoSeconds: number;
  readonly keepsValues: boolean;
  readonly isSending: boolean;
  readonly onConfirm: (captureId: string, part?: CapturePart) => void;
  readonly onAgain: () => void;
  readonly onCancel: () => void;
}

/** Reads all results that match, shows the frozen list, and asks about exactly that list. */
export function CaptureDialog(props: CaptureDialogProps) {
  const { captureId, expected, undoSeconds, isSending, onConfirm, onAgain, onCancel } = props;
  const { t } = useI18n();
  const query = useQuery({ ...captureQuery(captureId ?? ''), enabled: captureId !== undefined });
  const capture = captureId === undefined ? undefined : query.data;
  const error =
    props.error ?? (query.error ? errorBody(t, query.error) : capture?.error && inWords(t, capture.error));
  const isReady = capture?.state === 'ready';
  const total = capture?.total ?? 0;
  const withValue = capture?.withTaskResult ?? 0;
  const isLeaving = isReady && withValue > 0 && withValue < total && !props.keepsValues;
  const succeeded = countOf(capture, 'succeeded');
  const hasSucceededOnly = isReady && succeeded > 0 && succeeded < total;
  const title =
    isReady && total > 0 ? t.acknowledge.dialog.title(t.acknowledge.what(total)) : t.bulk.reading(expected);

  return (
    <Dialog title={title} onClose={onCancel} isWide>
      {error ? (
        <div role="alert" className="rounded-lg bg-bad-tint px-3 py-2.5 text-bad">
          <p className="font-semibold">
            {props.isUnsure ? t.acknowledge.toast.unsure : t.acknowledge.toast.notStarted()}
          </p>
          {error.message && <p className="break-words">{error.message}</p>}
          <ErrorDetails error={error} className="mt-1" />
        </div>
      ) : isReady ? (
        <Frozen
          capture={capture}
          undoSeconds={undoSeconds}
          keepsValues={props.keepsValues}
          succeeded={succeeded}
        />
      ) : (
        <Reading read={total} of={capture?.totalItems ?? expected} />
      )}
      <div className="mt-1 flex flex-wrap justify-end gap-2">
        <Button data-autofocus onClick={onCancel}>
          {t.acknowledge.cancel}
        </Button>
        {error && (
          <Button variant="primary" onClick={onAgain}>
            {t.bulk.readAgain}
          </Button>
        )}
        {!error && hasSucceededOnly && (
          <Button isDisabled={isSending} onClick={() => onConfirm(capture.id, { status: 'succeeded' })}>
            {t.acknowledge.dialog.succeededOnly(succeeded)}
          </Button>
        )}
        {!error && isReady && total > 0 && (
          <Button
            variant={isLeaving ? 'secondary' : 'primary'}
            isDisabled={isSending}
            onClick={() => onConfirm(capture.id)}
          >
            {t.acknowledge.dialog.confirm(total)}
          </Button>
        )}
        {!error && isLeaving && (
          <Button
            variant="primary"
            isDisabled={isSending}
            onClick={() => onConfirm(capture.id, { withoutValues: true })}
          >
            {t.acknowledge.dialog.leaveValues(withValue)}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Reading({ read, of }: { read: number; of: number }) {
  const { t } = useI18n();
  const label = t.bulk.read(read, Math.max(read, of));
  return (
    <>
      <p className="text-muted">{t.bulk.readingHint}</p>
      <StackedBar
        label={label}
        total={Math.max(read, of)}
        parts={[{ name: 'read', count: read, className: 'bg-accent' }]}
      />
      <p role="status">{label}</p>
    </>
  );
}

interface FrozenProps {
  readonly capture: Capture;
  readonly undoSeconds: number;
  readonly keepsValues: boolean;
  readonly succeeded: number;
}

function Frozen({ capture, undoSeconds, keepsValues, succeeded }: FrozenProps) {
  const { t } = useI18n();
  const { total, withTaskResult, valueDomains } = capture;
  if (total === 0) return <p className="text-muted">{t.bulk.nothing}</p>;
  const calls = Math.ceil(total / ACKNOWLEDGE_BATCH_SIZE);
  const isSplit = succeeded > 0 && succeeded < total;
  return (
    <>
      <p className="text-muted">
        {t.acknowledge.dialog.consequence(total)}{' '}
        {undoSeconds > 0 && t.acknowledge.dialog.undoable(undoSeconds)}
      </p>
      <dl className="rounded-lg border border-line px-3 py-1.5 *:flex *:flex-wrap *:justify-between *:gap-x-4 *:py-1">
        <div>
          <dt>
            {t.bulk.captured} <Age time={Date.parse(capture.createdAt)} />
          </dt>
          <dd className="font-semibold">{t.bulk.size(total, capture.taskCount)}</dd>
        </div>
        <div>
          <dt>{t.bulk.sentIn}</dt>
          <dd className="text-muted">{t.bulk.calls(calls, ACKNOWLEDGE_BATCH_SIZE)}</dd>
        </div>
      </dl>
      <CaptureGroups capture={capture} />
      <p className="text-muted">
        {t.bulk.notIncluded} {isSplit && t.bulk.onlyLeaves(total - succeeded)}
      </p>
      {withTaskResult > 0 && (
        <p className="flex gap-2 rounded-lg bg-notice px-3 py-2 text-notice-text">
          <KeyRound aria-hidden size={15} className="mt-px shrink-0" />
          <span className="min-w-0 break-words">
            {keepsValues
              ? t.acknowledge.dialog.secretsKept(withTaskResult)
              : t.acknowledge.dialog.secrets(withTaskResult)}
            {valueDomains.length > 0 && (
              <span className="block font-medium">
                {t.bulk.names(
                  valueDomains.map((name) => domainDisplay(name).unicode),
                  withTaskResult - valueDomains.length,
                )}
              </span>
            )}
          </span>
        </p>
      )}
    </>
  );
}

function countOf(capture: Capture | undefined, status: ResultStatus): number {
  return capture?.statuses.find(({ value }) => value === status)?.count ?? 0;
}
