import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../contract/api-error.ts';
import { useTracker } from './live.ts';
import { acknowledgeMutation, controlMutation, undoMutation } from './mutations.ts';
import { refreshAcknowledged } from './refresh.ts';

/** Asks the ledger to acknowledge, and follows what becomes of it. */
export function useAcknowledge() {
  const tracker = useTracker();
  const queryClient = useQueryClient();
  return useMutation({
    ...acknowledgeMutation(),
    onSuccess: (operation) => tracker.follow(operation),
    onError: async (error, { operationId }) => {
      const status = error instanceof ApiError ? error.status : 0;
      // Without a clear answer the ledger may have it all the same: look.
      if (status === 0 || status >= 500) tracker.find(operationId);
      // Somebody else was faster, or the rows are too old: show them as they are now.
      else await refreshAcknowledged(queryClient);
    },
  });
}

/** Asks the ledger to take back what has not been sent. */
export function useUndo() {
  const tracker = useTracker();
  return useMutation({ ...undoMutation(), onSuccess: (operation) => tracker.changed(operation) });
}

/** Asks the ledger to hold an operation, to go on with it or to end it. */
export function useControl() {
  const tracker = useTracker();
  return useMutation({ ...controlMutation(), onSuccess: (operation) => tracker.changed(operation) });
}
