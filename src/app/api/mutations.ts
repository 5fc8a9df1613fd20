import { mutationOptions } from '@tanstack/react-query';
import type { AcknowledgeRequest, Operation } from '../../contract/acknowledgement.ts';
import { ACKNOWLEDGEMENTS_URL, controlUrl, type OperationControl, undoUrl } from '../../contract/routes.ts';
import { postJson } from './client.ts';

/** Never paused for later, never repeated: TanStack Query would fire a paused mutation by itself at reconnect. */
export const ONCE = { networkMode: 'always', retry: 0 } as const;

export const acknowledgeMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationKey: ['acknowledge'],
    mutationFn: (request: AcknowledgeRequest) =>
      postJson<{ operation: Operation }>(ACKNOWLEDGEMENTS_URL, request).then(({ operation }) => operation),
  });

/** Takes back an operation, or the rows named. */
export const undoMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationKey: ['undo'],
    mutationFn: ({ operationId, ids }: { operationId: string; ids?: readonly string[] }) =>
      postJson<{ operation: Operation }>(undoUrl(operationId), ids ? { ids } : {}).then(
        ({ operation }) => operation,
      ),
  });

/** Holds an operation, goes on with it, ends it, or leaves what it did not send. */
export const controlMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationKey: ['control'],
    mutationFn: ({ operationId, control }: { operationId: string; control: OperationControl }) =>
      postJson<{ operation: Operation }>(controlUrl(operationId, control), {}).then(
        ({ operation }) => operation,
      ),
  });
