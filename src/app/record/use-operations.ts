import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../contract/api-error.ts';
import { acknowledgeMutation, undoMutation } from '../api/mutations.ts';
import { refreshAcknowledged } from '../api/refresh.ts';
import { useFollowing } from './use-record.ts';

/** Asks the ledger to acknowledge, and follows what becomes of it. */
export function useAcknowledge() {
  const following = useFollowing();
  const queryClient = useQueryClient();
  return useMutation({
    ...acknowledgeMutation(),
    onSuccess: (operation) => following.follow(operation),
    onError: async (error, { operationId }) => {
      const status = error instanceof ApiError ? error.status : 0;
      // Without a clear answer the ledger may have it all the same: look.
      if (status === 0 || status >= 500) following.find(operationId);
      // Somebody else was faster, or the rows are too old: show them as they are now.
      else await refreshAcknowledged(queryClient);
    },
  });
}

/** Asks the ledger to take back what has not been sent. */
export function useUndo() {
  const following = useFollowing();
  return useMutation({ ...undoMutation(), onSuccess: (operation) => following.changed(operation) });
}
