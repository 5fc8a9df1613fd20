import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { isUnanswered } from '../../../contract/api-error.ts';
import { withoutOpen } from '../../../contract/open-search.ts';
import { AcknowledgeDialogs } from '../../acknowledge/acknowledge-dialogs.tsx';
import { BlockedContext, ResultActionsContext, SelectedResultsContext } from '../../acknowledge/contexts.ts';
import { SelectionStrip } from '../../acknowledge/selection-strip.tsx';
import { useAcknowledgeKeys } from '../../acknowledge/use-acknowledge-keys.ts';
import { useAcknowledging } from '../../acknowledge/use-acknowledging.ts';
import { useCapturing } from '../../acknowledge/use-capturing.ts';
import { sessionQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import { latePart } from '../../parts/late-part.tsx';
import { taskTypeText } from '../../result/task-link.tsx';
import { createSelection } from '../../table/selection.ts';
import { useOpenedRow } from '../../table/use-opened-row.ts';
import { usePastEnd } from '../../table/use-past-end.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PlacesContext } from './places.ts';
import { openOf } from './progress.ts';
import { ReasonsPanel } from './reasons-panel.tsx';
import { useRecentTasks } from './recent-tasks.ts';
import { TaskQueueActions, TaskSummary } from './task-summary.tsx';
import { TaskView } from './task-view.tsx';
import { useTask } from './use-task.ts';
import { useTaskChoice } from './use-task-choice.ts';

const TaskDrawer = latePart(async () => (await import('./task-drawer.tsx')).TaskDrawer, {
  place: 'side',
  close: ({ onClose }) => onClose,
});

const route = getRouteApi('/tasks/$taskNo');
const NONE: readonly TaskResult[] = [];
const idOf = (row: TaskResult) => row.taskDetailNo;

/** One task. What is chosen here is chosen here alone: another task, or the queue, has a choice of its own. */
export function TaskPage() {
  const { taskNo } = route.useParams();
  return <OneTask key={taskNo} taskNo={taskNo} />;
}

function OneTask({ taskNo }: { taskNo: string }) {
  const [selection] = useState(() => createSelection<TaskResult>());
  useEffect(() => {
    const clear = (event: PageTransitionEvent) => event.persisted && selection.clear();
    window.addEventListener('pageshow', clear);
    return () => window.removeEventListener('pageshow', clear);
  }, [selection]);
  return (
    <SelectedResultsContext value={selection}>
      <TaskContent taskNo={taskNo} />
    </SelectedResultsContext>
  );
}

/** How far the task is, every domain of it, and what of it can be acknowledged. */
function TaskContent({ taskNo }: { taskNo: string }) {
  const { t, language } = useI18n();
  const search = withoutOpen(route.useSearch());
  const navigate = route.useNavigate();
  const session = useQuery(sessionQuery()).data;
  const { details, page, isUnapplied, counted, counts, pace, queue, places } = useTask(
    taskNo,
    search,
    language,
  );
  const isStale = details.isPlaceholderData || page !== details.data;
  const acknowledging = useAcknowledging(session, page?.items ?? NONE, isStale);
  const capturing = useCapturing();
  const { undo } = acknowledging;
  const [hasReasons, setReasons] = useState(false);
  const [wasRunning, setWasRunning] = useState(false);
  const isRunning = counts !== undefined && openOf(counts) > 0;
  if (isRunning && !wasRunning) setWasRunning(true);

  const pastEnd = usePastEnd(search.page, details.isPlaceholderData ? undefined : details.data);
  const isSettled = details.data !== undefined && !details.isFetching && !isStale && !pastEnd.isPastEnd;
  const opened = useOpenedRow({ rows: page?.items ?? NONE, idOf, isSettled });
  const known = useRecentTasks().find((task) => task.taskNo === taskNo);
  const { choice, find, acknowledge, isLooking } = useTaskChoice(page, queue.data, places, acknowledging);
  const blocked = acknowledging.blocked ?? (isLooking ? t.acknowledge.looking : undefined);
  const actions = useMemo(() => ({ acknowledge, undo }), [acknowledge, undo]);
  useAcknowledgeKeys(actions, find);

  const failed = counts?.failed ?? 0;
  return (
    <ResultActionsContext value={actions}>
      <BlockedContext value={blocked}>
        <PlacesContext value={places}>
          <TaskView
            taskNo={taskNo}
            search={search}
            page={page}
            isUnapplied={isUnapplied}
            counts={counts}
            error={details.error ?? counted.error}
            isFetching={details.isFetching || counted.isFetching}
            isStale={isStale}
            choice={choice}
            onOpen={opened.open}
            openedId={opened.id}
            summary={
              <TaskSummary
                counts={counts}
                pace={pace}
                wasRunning={wasRunning}
                name={known && taskTypeText(t, known.taskType, known.taskTypeDescription)}
              >
                <TaskQueueActions
                  taskNo={taskNo}
                  queue={queue.data}
                  onAll={(total) => capturing.open({ taskNo }, total)}
                />
              </TaskSummary>
            }
            tools={
              (failed > 0 || hasReasons) && (
                <Button aria-expanded={hasReasons} onClick={() => setReasons(!hasReasons)}>
                  {hasReasons ? t.tasks.reasons.hide : t.tasks.reasons.button(failed)}
                </Button>
              )
            }
            notices={
              <>
                {pastEnd.passed && <p className="text-muted">{t.paging.pastEnd(pastEnd.passed)}</p>}
                {hasReasons && <ReasonsPanel taskNo={taskNo} />}
                {queue.error && !isUnanswered(queue.error) && (
                  <ErrorPanel
                    error={queue.error}
                    what={t.tasks.whatInQueue}
                    onRetry={() => queue.refetch()}
                    isRetrying={queue.isFetching}
                  />
                )}
              </>
            }
            strip={
              <SelectionStrip
                shown={page?.items ?? []}
                blocked={blocked}
                isBusy={acknowledging.isSending}
                onAcknowledge={acknowledge}
              />
            }
            onRetry={() => {
              void details.refetch();
              if (counted.error) void counted.refetch();
            }}
            onChange={(next, replace = false) => {
              pastEnd.forget();
              void navigate({
                search: (now) => ({ ...now, page: 1, open: undefined, ...next }) as typeof search,
                replace,
              });
            }}
          />
          {opened.row && <TaskDrawer row={opened.row} {...opened.controls} />}
        </PlacesContext>
      </BlockedContext>
      <AcknowledgeDialogs session={session} acknowledging={acknowledging} capturing={capturing} />
    </ResultActionsContext>
  );
}
