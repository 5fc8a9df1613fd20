import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { MAX_ACKNOWLEDGE_IDS, type TaskResult } from '../../contract/acknowledgement.ts';
import { isUnanswered } from '../../contract/api-error.ts';
import { resultStates } from '../../contract/result-state.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { acknowledgedResultsQuery, sessionQuery } from '../api/queries.ts';
import { useIsOnline, useIsReachable } from '../api/reachability.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { ownText } from '../i18n/own-text.ts';
import { useAcknowledge, useUndo } from '../record/use-operations.ts';
import { errorBody, notUndoneTitle } from '../ui/error-words.ts';
import { useToasts } from '../ui/toasts.ts';
import { useSelectedResults } from './contexts.ts';
import { nameOfOne, notShown } from './selection-summary.ts';

/** What the dialog asks about. The operation has its id as soon as the dialog opens. */
export interface Question {
  readonly operationId: string;
  readonly rows: readonly TaskResult[];
  /** Those of `rows` that the page does not show. */
  readonly notShown: readonly TaskResult[];
}

/**
 * The only way to acknowledge. One row with an undo window is acknowledged at once. Anything else is asked about first,
 * and so is every result that is not in `shown`: a person cannot see what a key or button would do to it. While the
 * page shows old rows (`isStale`), nothing can be acknowledged. A dialog, or a click, makes one operation, however
 * often a button is pressed.
 */
export function useAcknowledging(shown: readonly TaskDetail[], isStale = false) {
  const { t } = useI18n();
  const toasts = useToasts();
  const queryClient = useQueryClient();
  const session = useQuery(sessionQuery()).data;
  const selection = useSelectedResults();
  const isOnline = useIsOnline();
  const isReachable = useIsReachable();
  const [question, setQuestion] = useState<Question>();
  const { mutate: send, isPending: isSending } = useAcknowledge();
  const { mutate: takeBack } = useUndo();
  const inFlight = useRef(new Set<string>());
  const latestShown = useRef(shown);
  useEffect(() => {
    latestShown.current = shown;
  });

  const blocked = blockedReason();
  function blockedReason(): string | undefined {
    if (!isReachable) return isOnline ? t.acknowledge.unreachable : t.acknowledge.offline;
    if (session && !session.canAcknowledge)
      return ownText(t, session.reason ?? t.banner.viewOnlyReason, session.reasonWords);
    return session && !isStale ? undefined : t.table.loading;
  }

  const submit = useCallback(
    (operationId: string, rows: readonly TaskResult[]) => {
      const ids = rows.map((row) => row.taskDetailNo);
      if (ids.some((id) => inFlight.current.has(id))) return;
      for (const id of ids) inFlight.current.add(id);
      send(
        { operationId, ids },
        {
          onSuccess: () => selection.remove(ids),
          onError: (error) => {
            toasts.alert({
              title: isUnanswered(error)
                ? t.acknowledge.toast.unsure
                : t.acknowledge.toast.notStarted(nameOfOne(rows)),
              error: errorBody(t, error),
            });
            if (errorBody(t, error).code !== 'AlreadyHandled') return;
            // The others stay selected, without those that somebody else acknowledges.
            void handledOf(queryClient, ids).then(selection.remove, () => undefined);
          },
          onSettled: () => {
            for (const id of ids) inFlight.current.delete(id);
            setQuestion((open) => (open?.operationId === operationId ? undefined : open));
          },
        },
      );
    },
    [send, selection, queryClient, toasts, t],
  );

  const isAsking = session?.undoSeconds === 0;
  const acknowledge = useCallback(
    (rows: readonly TaskResult[], { isAsked = false } = {}) => {
      const first = rows[0];
      if (!first || blocked !== undefined) return;
      if (rows.length > MAX_ACKNOWLEDGE_IDS) {
        toasts.alert({ title: t.acknowledge.tooMany(MAX_ACKNOWLEDGE_IDS) });
        return;
      }
      const operationId = crypto.randomUUID();
      const hidden = notShown(rows, latestShown.current);
      const isPlain = rows.length === 1 && hidden.length === 0 && !first.taskResult;
      if (isPlain && !isAsking && !isAsked) submit(operationId, rows);
      else setQuestion((open) => open ?? { operationId, rows, notShown: hidden });
    },
    [blocked, isAsking, submit, toasts, t],
  );

  const undo = useCallback(
    (operationId: string, taskDetailNo?: string) =>
      takeBack(
        { operationId, ...(taskDetailNo !== undefined && { ids: [taskDetailNo] }) },
        {
          onError: (error) => toasts.alert({ title: notUndoneTitle(t, error), error: errorBody(t, error) }),
        },
      ),
    [takeBack, toasts, t],
  );

  return {
    session,
    acknowledge,
    undo,
    submit,
    question,
    cancel: () => setQuestion(undefined),
    isSending,
    blocked,
  };
}

/** The most ids in one request. They are in the address, which servers limit to 16 KiB. */
const AT_ONCE = 200;

/** Those of these results that are being acknowledged or have been, by the record. */
async function handledOf(queryClient: QueryClient, ids: readonly string[]): Promise<string[]> {
  const handled: string[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const asked = ids.slice(at, at + AT_ONCE);
    const query = acknowledgedResultsQuery({ ids: asked, latest: true, page: 1, pageSize: 1000 });
    const { items } = await queryClient.fetchQuery({ ...query, staleTime: 0, gcTime: 0 });
    for (const { taskDetailNo, state } of items)
      if (resultStates.has(state, 'handled')) handled.push(taskDetailNo);
  }
  return handled;
}
