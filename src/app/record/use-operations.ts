import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../contract/api-error.ts';
import { acknowledgeMutation, undoMutation } from '../api/mutations.ts';
import { refreshAcknowledged } from '../api/refresh.ts';
import { useFollowing } from './use-record.ts';

/** Asks the ledger to acknowledge, and follows the operation. */
export function useAcknowledge() {
  const following = useFollowing();
  const queryClient = useQueryClient();
  return useMutation({
    ...acknowledgeMutation(),
    onSuccess: (operation) => following.follow(operation),
    onError: async (error, { operationId }) => {
      const status = error instanceof ApiError ? error.status : 0;
      // Without a clear answer, the ledger may have the operation all the same: ask for it.
      if (status === 0 || status >= 500) following.find(operationId);
      // Somebody else was faster, or the rows are too old: read them again.
      else await refreshAcknowledged(queryClient);
    },
  });
}

/** Asks the ledger to undo what was not sent. */
export function useUndo() {
  const following = useFollowing();
  return useMutation({ ...undoMutation(), onSuccess: (operation) => following.changed(operation) });
}
