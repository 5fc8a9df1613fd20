import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Operation } from '../../contract/acknowledgement.ts';
import { operationStates } from '../../contract/operation-state.ts';
import { type ResultOutcome, resultStates } from '../../contract/result-state.ts';
import { hasEnded, isUnfinished } from '../api/poll-schedule.ts';
import type { Messages } from '../i18n/en.ts';
import { useI18n } from '../i18n/i18n.tsx';
import type { KnownOperation } from '../record/record.ts';
import { useOverdue } from '../record/use-overdue.ts';
import { useFollowing } from '../record/use-record.ts';
import { IconButton } from '../ui/button.tsx';
import { ErrorDetails } from '../ui/error-panel.tsx';
import { inWords } from '../ui/error-words.ts';
import { StackedBar } from '../ui/stacked-bar.tsx';
import { useSecondsUntil } from '../ui/ticker.ts';
import { useToasts } from '../ui/toasts.ts';
import { AgainButton } from './again-button.tsx';
import { OperationControls } from './operation-controls.tsx';
import { addSample, paceOf, type SentSample, sentOf, wantedOf } from './pace.ts';

const NO_SAMPLES: readonly SentSample[] = [];

/** One big operation: its progress, its controls, and in the end its outcomes. */
export function OperationBar({ tracked }: { tracked: KnownOperation }) {
  const { t } = useI18n();
  const following = useFollowing();
  const { operation } = tracked;
  const isOver = hasEnded(operation.state);
  const wanted = wantedOf(operation);
  const sent = sentOf(operation);
  const overdue = useOverdue(operation.state === 'pending' ? tracked.deadline : undefined);
  const title =
    overdue === 'lost' ? t.acknowledge.toast.lost(t.acknowledge.what(wanted)) : titleOf(t, operation);
  const { announce } = useToasts();
  useEffect(() => {
    if (isOver) announce(title);
  }, [isOver, title, announce]);
  const troubles = resultStates.count(operation.counts, 'sentInVain');
  return (
    <section aria-label={title} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-3.5 py-2.5">
      <h2 className={`font-semibold ${operation.error ? 'text-bad' : ''}`}>{title}</h2>
      {!isOver && (
        <StackedBar
          label={t.bulk.of(sent, wanted)}
          total={wanted}
          parts={[
            { name: 'sent', count: sent - troubles, className: 'bg-accent' },
            { name: 'troubled', count: troubles, className: 'bg-bad-bar' },
          ]}
          className="h-1.5 min-w-24 flex-1"
        />
      )}
      {!isOver && operation.state !== 'pending' && <Progress operation={operation} />}
      {tracked.retryAt !== undefined && <Throttled retryAt={tracked.retryAt} />}
      {operation.state === 'pending' && !overdue && <Window deadline={tracked.deadline} />}
      <Outcomes operation={operation} />
      <span className="ml-auto flex flex-wrap items-center gap-1.5">
        {isOver && <AgainButton operation={operation} />}
        {isOver && troubles > 0 && (
          <Link
            to="/acknowledged"
            search={{ state: resultStates.with('needsAttention') }}
            className="px-1.5 font-medium text-accent hover:underline"
          >
            {t.bulk.details}
          </Link>
        )}
        {!overdue && <OperationControls operation={operation} />}
        {isOver && !isUnfinished(operation) && (
          <IconButton
            label={t.errors.dismiss}
            size="small-square"
            onClick={() => following.forget(operation.id)}
          >
            <X aria-hidden size={15} />
          </IconButton>
        )}
      </span>
      {operation.error && (
        <div className="basis-full">
          <p className="break-words">{inWords(t, operation.error).message}</p>
          <ErrorDetails error={operation.error} className="text-muted" />
        </div>
      )}
    </section>
  );
}

function Window({ deadline }: { deadline: number }) {
  const { t } = useI18n();
  return <p className="text-muted">{t.time.inSeconds(useSecondsUntil(deadline))}</p>;
}

/** Says why nothing is sent at the moment, and when that ends. */
function Throttled({ retryAt }: { retryAt: number }) {
  const { t } = useI18n();
  return <p className="text-waiting">{t.bulk.throttled(useSecondsUntil(retryAt))}</p>;
}

/** How many of how many, the pace, and the time that remains. */
function Progress({ operation }: { operation: Operation }) {
  const { t } = useI18n();
  const [samples, setSamples] = useState(NO_SAMPLES);
  const next = addSample(samples, operation);
  if (next !== samples) setSamples(next);
  const wanted = wantedOf(operation);
  const pace = paceOf(next, wanted);
  const left = pace && Math.ceil(pace.secondsLeft);
  const words = [
    t.bulk.of(sentOf(operation), wanted),
    pace && t.bulk.pace(Math.round(pace.perSecond)),
    left && (left < 100 ? t.bulk.secondsLeft(left) : t.bulk.minutesLeft(Math.ceil(left / 60))),
  ];
  return <p className="text-muted">{words.filter(Boolean).join(' · ')}</p>;
}

/** The outcomes: while it runs, those that went wrong; at the end, all. */
function Outcomes({ operation }: { operation: Operation }) {
  const { t } = useI18n();
  const isOver = hasEnded(operation.state);
  const shown = resultStates.with('outcome').filter((state) => {
    const count = operation.counts[state] ?? 0;
    return count > 0 && (isOver || resultStates.has(state, 'wentWrong'));
  });
  if (shown.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
      {shown.map((state) => (
        <li key={state} className={TONE[state]}>
          {t.bulk.outcome[state](operation.counts[state] ?? 0)}
        </li>
      ))}
    </ul>
  );
}

const TONE: Record<ResultOutcome, string> = {
  confirmed: 'text-ok-text',
  gone: 'text-muted',
  unknown: 'text-waiting',
  not_acked: 'text-bad',
  failed: 'text-bad',
  interrupted: 'text-waiting',
  undone: 'text-muted',
};

function titleOf(t: Messages, operation: Operation): string {
  const { state, total } = operation;
  const { ended } = t.bulk;
  const wanted = wantedOf(operation);
  const { toast, what } = t.acknowledge;
  if (state === 'paused') return toast.paused(what(wanted));
  if (state === 'undone') return ended.undone(total);
  if (state === 'done') return ended.done(wanted);
  if (operationStates.has(state, 'cutShort')) return ended[state](sentOf(operation), wanted);
  return toast.pending(what(wanted));
}

/** One bar for each operation, in their order. */
export function OperationBars({ operations }: { readonly operations: readonly KnownOperation[] }) {
  return operations.map((tracked) => <OperationBar key={tracked.operation.id} tracked={tracked} />);
}
