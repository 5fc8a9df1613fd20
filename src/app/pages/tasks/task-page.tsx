import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { TaskResult } from '../../../contract/acknowledgement.ts';
import { AcknowledgeDialogs } from '../../acknowledge/acknowledge-dialogs.tsx';
import { BlockedContext, ResultActionsContext } from '../../acknowledge/actions-context.ts';
import { createRowMarks, isTaken, rowState } from '../../acknowledge/row-state.ts';
import { SelectedResultsContext, useSelectedResults } from '../../acknowledge/selected-results.ts';
import { SelectionStrip } from '../../acknowledge/selection-strip.tsx';
import { useAcknowledging } from '../../acknowledge/use-acknowledging.ts';
import { useCapturing } from '../../acknowledge/use-capturing.ts';
import { useTracker } from '../../api/live.ts';
import { sessionQuery } from '../../api/queries.ts';
import { useI18n } from '../../i18n/i18n.tsx';
import type { TableSelection } from '../../table/row-marks.ts';
import { createSelection } from '../../table/selection.ts';
import { Button } from '../../ui/button.tsx';
import { domainDisplay } from '../../ui/domain-display.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { taskTypeText } from '../../ui/task-type-label.tsx';
import { PlacesContext } from './places-context.ts';
import { openOf } from './progress.ts';
import { ReasonsPanel } from './reasons-panel.tsx';
import { TaskQueueActions } from './task-queue-actions.tsx';
import { TaskSummary } from './task-summary.tsx';
import { TaskView } from './task-view.tsx';
import { useTask } from './use-task.ts';

const route = getRouteApi('/tasks/$taskNo');

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
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const tracker = useTracker();
  const selection = useSelectedResults();
  const session = useQuery(sessionQuery()).data;
  const { details, counted, counts, pace, queue, places } = useTask(taskNo, search, language);
  const acknowledging = useAcknowledging(session);
  const capturing = useCapturing();
  const { acknowledge, undo, blocked } = acknowledging;
  const [hasReasons, setReasons] = useState(false);
  const [wasRunning, setWasRunning] = useState(false);
  const isRunning = counts !== undefined && openOf(counts) > 0;
  if (isRunning && !wasRunning) setWasRunning(true);

  const page = details.data;
  // A page past the end: the address was made up, or the filters leave less. Go to the last one and say so.
  const [notice, setNotice] = useState<string>();
  const lastPage = page && !details.isPlaceholderData ? page.totalPages : undefined;
  const isPastEnd = lastPage !== undefined && search.page > lastPage;
  useEffect(() => {
    if (!isPastEnd) return;
    setNotice(t.paging.pastEnd(search.page));
    void navigate({ search: (now) => ({ ...now, page: lastPage }), replace: true });
  }, [isPastEnd, lastPage, search.page, navigate, t]);
  const first = page?.items[0];
  const choice = useMemo((): TableSelection<TaskResult> => {
    const marks = createRowMarks(tracker);
    const queued = (row: TaskResult) => {
      const place = places.get(row.taskDetailNo);
      return place?.kind === 'queued' ? place.row : undefined;
    };
    return {
      selection,
      marks: {
        subscribe: marks.subscribe,
        isSelectable: (row) => marks.isSelectable(queued(row) ?? row) && queued(row) !== undefined,
        look: (row) => marks.look(queued(row) ?? row),
      },
      nameOf: (row) => domainDisplay(row.domainName).unicode,
    };
  }, [selection, tracker, places]);
  const actions = useMemo(() => ({ acknowledge, undo }), [acknowledge, undo]);

  useShortcuts({
    a: () => {
      const chosen = [...selection.rows().values()];
      acknowledge(chosen.length > 0 ? chosen : focusedRow());
    },
    u: () => {
      const newest = tracker.operations().findLast(({ operation }) => operation.state === 'pending');
      if (newest) undo(newest.operation.id);
    },
    Escape: () => selection.clear(),
  });
  function focusedRow(): TaskResult[] {
    const id = document.activeElement?.closest<HTMLElement>('tr[data-row-id]')?.dataset.rowId;
    const place = id === undefined ? undefined : places.get(id);
    if (place?.kind !== 'queued') return [];
    return isTaken(rowState(place.row, tracker.row(place.row.taskDetailNo))) ? [] : [place.row];
  }

  const failed = counts?.failed ?? 0;
  const isPartlyRead = queue !== undefined && queue.totalItems > queue.items.length;
  return (
    <ResultActionsContext value={actions}>
      <BlockedContext value={blocked}>
        <PlacesContext value={places}>
          <TaskView
            taskNo={taskNo}
            search={search}
            page={page}
            counts={counts}
            error={details.error ?? counted.error}
            isFetching={details.isFetching || counted.isFetching}
            isStale={details.isPlaceholderData}
            choice={choice}
            summary={
              <TaskSummary
                counts={counts}
                pace={pace}
                wasRunning={wasRunning}
                name={first && taskTypeText(t, first.taskType, first.taskTypeDescription)}
              >
                <TaskQueueActions
                  taskNo={taskNo}
                  queue={queue}
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
                {notice && <p className="text-muted">{notice}</p>}
                {hasReasons && <ReasonsPanel taskNo={taskNo} />}
                {isPartlyRead && (
                  <p className="text-muted">{t.tasks.coverage(queue.items.length, queue.totalItems)}</p>
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
            onChange={(next) => {
              setNotice(undefined);
              void navigate({ search: (now) => ({ ...now, page: 1, ...next }) as typeof search });
            }}
          />
        </PlacesContext>
      </BlockedContext>
      <AcknowledgeDialogs session={session} acknowledging={acknowledging} capturing={capturing} />
    </ResultActionsContext>
  );
}
