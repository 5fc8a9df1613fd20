import { CircleCheck, CircleHelp, CircleX, Clock, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { isTaskStatus, type OpenUnion, type TaskStatus } from '../../contract/task-status.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { classNames } from '../ui/class-names.ts';

const ICON = { size: 15, strokeWidth: 2.2, 'aria-hidden': true, className: 'shrink-0' } as const;

/**
 * The colours of statuses. A success has none; each other one has its own colour and its own shape, so that colour is
 * never the only sign.
 */
export const TONES = {
  ok: { icon: <CircleCheck {...ICON} className="shrink-0 text-ok" />, text: '' },
  bad: { icon: <CircleX {...ICON} />, text: 'text-bad' },
  running: {
    icon: <LoaderCircle {...ICON} className="shrink-0 motion-safe:animate-spin" />,
    text: 'text-running',
  },
  waiting: { icon: <Clock {...ICON} />, text: 'text-waiting' },
  quiet: { icon: <Clock {...ICON} />, text: 'text-muted' },
  unknown: { icon: <CircleHelp {...ICON} />, text: 'text-muted' },
} as const satisfies Record<string, { icon: ReactNode; text: string }>;
export type Tone = keyof typeof TONES;

export const STATUS_TONE: Record<TaskStatus, Tone> = {
  succeeded: 'ok',
  failed: 'bad',
  executing: 'running',
  waiting: 'waiting',
};

interface ToneLabelProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly title?: string;
  readonly className?: string;
}

/** An icon and a word in one tone. */
export function ToneLabel({ tone, children, title, className }: ToneLabelProps) {
  return (
    <span
      title={title}
      className={classNames('flex min-w-0 items-center gap-1.5', TONES[tone].text, className)}
    >
      {TONES[tone].icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** The status of a task detail. An unlisted one is shown as it came, with a mark. */
export function StatusLabel({ status }: { status: OpenUnion<TaskStatus> }) {
  const { t } = useI18n();
  if (isTaskStatus(status)) return <ToneLabel tone={STATUS_TONE[status]}>{t.status[status]}</ToneLabel>;
  return <UnknownLabel value={status} title={t.unknown.hint} />;
}

/**
 * A status that no document lists, as it came. Where there is no room for the mark beside it, it is cut off as a whole.
 */
export function UnknownLabel({ value, title }: { value: string; title: string }) {
  return (
    <span title={title} className="flex h-5 min-w-0 flex-wrap items-center gap-x-1.5 overflow-hidden">
      <ToneLabel tone="unknown" title={value} className="h-full max-w-full">
        {value || '—'}
      </ToneLabel>
      <UnknownChip />
    </span>
  );
}

/** Marks a value that no document lists. */
export function UnknownChip({ hint }: { hint?: string }) {
  const { t } = useI18n();
  return (
    <span
      title={hint ?? t.unknown.hint}
      className="shrink-0 rounded-full border border-edge px-1.5 text-xs leading-4 text-muted"
    >
      {t.unknown.chip}
    </span>
  );
}
