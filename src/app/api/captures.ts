import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { Capture } from '../../contract/capture.ts';
import type { TaskResultFilter } from '../../contract/poll-task-result.ts';
import { CAPTURES_URL, cancelCaptureUrl, captureUrl } from '../../contract/routes.ts';
import { getJson, postJson } from './client.ts';
import { ONCE } from './mutations.ts';

const WHILE_READING_MS = 500;

/** One frozen list, looked at while it is being read. A list that has expired is a 410. */
export const captureQuery = (id: string) =>
  queryOptions({
    queryKey: ['capture', id],
    queryFn: ({ signal }) => getJson<Capture>(captureUrl(id), signal),
    refetchInterval: ({ state }) => (state.data?.state === 'reading' ? WHILE_READING_MS : false),
    // A list that nobody asks about is given up; this one is waited for also while another tab is in front.
    refetchIntervalInBackground: true,
    gcTime: 0,
  });

/** Starts freezing the list of all results that match. It only reads. */
export const startCaptureMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationKey: ['capture'],
    mutationFn: ({ status, domain, taskNo, instanceId }: TaskResultFilter) =>
      postJson<{ capture: Capture }>(CAPTURES_URL, { status, domain, taskNo, instanceId }).then(
        ({ capture }) => capture,
      ),
  });

/** Stops reading, or throws the list away. */
export const cancelCaptureMutation = () =>
  mutationOptions({
    ...ONCE,
    mutationKey: ['cancel-capture'],
    mutationFn: (id: string) => postJson<{ capture: Capture }>(cancelCaptureUrl(id), {}),
  });
