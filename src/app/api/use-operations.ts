import { useMutation } from '@tanstack/react-query';
import { ApiError } from '../../contract/api-error.ts';
import { useTracker } from './live.ts';
import { acknowledgeMutation, undoMutation } from './mutations.ts';

/** Asks the ledger to acknowledge, and follows what becomes of it. */
export function useAcknowledge() {
  const tracker = useTracker();
  return useMutation({
    ...acknowledgeMutation(),
    onSuccess: (operation) => tracker.follow(operation),
    // Without a clear answer the ledger may have it all the same: look.
    onError: (error, { operationId }) => {
      if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500)
        tracker.find(operationId);
    },
  });
}

/** Asks the ledger to take back what has not been sent. */
export function useUndo() {
  const tracker = useTracker();
  return useMutation({ ...undoMutation(), onSuccess: (operation) => tracker.undone(operation) });
}
