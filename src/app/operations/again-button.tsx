import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { MAX_ACKNOWLEDGE_IDS, type Operation } from '../../contract/acknowledgement.ts';
import { type ResultState, resultStates } from '../../contract/result-state.ts';
import type { TaskDetail } from '../../contract/task-detail.ts';
import { AcknowledgeDialogs } from '../acknowledge/acknowledge-dialogs.tsx';
import { useAcknowledging } from '../acknowledge/use-acknowledging.ts';
import { useFoundInQueue } from '../acknowledge/use-found-in-queue.ts';
import { acknowledgedResultsQuery } from '../api/queries.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { Button } from '../ui/button.tsx';

/** Its results are on no page, so the dialog always asks. */
const NONE: readonly TaskDetail[] = [];

/** Acknowledges again the results of an operation that are still in the queue after they were sent, or were refused. */
export function AgainButton({ operation }: { operation: Operation }) {
  const { t } = useI18n();
  const queryClient = useQueryClient();
  const acknowledging = useAcknowledging(NONE);
  const { blocked } = acknowledging;
  const { acknowledgeFound, isLooking } = useFoundInQueue(acknowledging);
  const count = resultStates.count(operation.counts, 'sentInVain');
  if (count === 0) return null;
  const read = () => resultsOf(queryClient, operation, resultStates.with('sentInVain'));
  return (
    <>
      <Button
        size="small"
        isDisabled={blocked !== undefined || isLooking}
        title={blocked}
        onClick={() => acknowledgeFound(read)}
      >
        {!operation.counts.failed ? t.bulk.again(count) : t.bulk.againLeft(count)}
      </Button>
      <AcknowledgeDialogs acknowledging={acknowledging} />
    </>
  );
}

/**
 * The results of one operation in one of these states, as many as can be acknowledged together. All results of an
 * operation are recorded in the same millisecond, so its time finds them.
 */
async function resultsOf(
  queryClient: QueryClient,
  { id, createdAt }: Operation,
  states: readonly ResultState[],
): Promise<readonly TaskDetail[]> {
  const to = new Date(Date.parse(createdAt) + 1).toISOString();
  const query = acknowledgedResultsQuery({
    state: states,
    from: createdAt,
    to,
    page: 1,
    pageSize: MAX_ACKNOWLEDGE_IDS,
  });
  const { items } = await queryClient.fetchQuery({ ...query, staleTime: 0 });
  return items.filter(({ operationId }) => operationId === id);
}
