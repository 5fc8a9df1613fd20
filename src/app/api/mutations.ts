import { mutationOptions } from '@tanstack/react-query';
import type { AcknowledgeRequest, Operation } from '../../contract/acknowledgement.ts';
import type { Capture } from '../../contract/capture.ts';
import type { TaskResultFilter } from '../../contract/poll-task-result.ts';
import { ACKNOWLEDGEMENTS_URL, CAPTURES_URL, cancelCaptureUrl, undoUrl } from '../../contract/routes.ts';
import { postJson } from './client.ts';

/**
 * Options of every mutation: it is never paused and never repeated. TanStack Query would send a paused mutation when
 * the network returns.
 */
export const ONCE = { networkMode: 'always', retry: 0 } as const;

export const acknowledgeMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationFn: (request: AcknowledgeRequest) =>
      postJson<{ operation: Operation }>(ACKNOWLEDGEMENTS_URL, request).then(({ operation }) => operation),
  });

/** Undoes an operation, or the rows that are named. */
export const undoMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationFn: ({ operationId, ids }: { operationId: string; ids?: readonly string[] }) =>
      postJson<{ operation: Operation }>(undoUrl(operationId), ids ? { ids } : {}).then(
        ({ operation }) => operation,
      ),
  });

/** Starts to freeze the list of all results that match. This only reads. */
export const startCaptureMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationFn: ({ status, domain, taskNo, instanceId }: TaskResultFilter) =>
      postJson<{ capture: Capture }>(CAPTURES_URL, { status, domain, taskNo, instanceId }).then(
        ({ capture }) => capture,
      ),
  });

/** Stops reading, or throws the list away. */
export const cancelCaptureMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationFn: (id: string) => postJson<{ capture: Capture }>(cancelCaptureUrl(id), {}),
  });
