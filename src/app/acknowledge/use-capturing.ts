import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AcknowledgeCapture } from '../../contract/acknowledgement.ts';
import { ApiError } from '../../contract/api-error.ts';
import type { TaskResultFilter } from '../../contract/poll-task-result.ts';
import { cancelCaptureMutation, startCaptureMutation } from '../api/mutations.ts';
import { refreshAcknowledged } from '../api/refresh.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { useAcknowledge } from '../record/use-operations.ts';
import { errorBody } from '../ui/error-words.ts';
import { useSelectedResults } from './contexts.ts';

/** The part of a frozen list to acknowledge; all of it if empty. */
export type CapturePart = Pick<AcknowledgeCapture, 'status' | 'withoutValues'>;

/** What the dialog asks about: all results of a filter. The operation has its id as soon as the dialog opens. */
interface Asked {
  readonly operationId: string;
  readonly filter: TaskResultFilter;
  readonly expected: number;
}

/** Acknowledges all that match: freezes the list, then acknowledges exactly that list or a part of it. */
export function useCapturing() {
  const { t } = useI18n();
  const selection = useSelectedResults();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Asked>();
  const capture = useMutation(startCaptureMutation());
  const { mutate: cancelCapture } = useMutation(cancelCaptureMutation());
  const send = useAcknowledge();
  const error = capture.error ?? send.error;

  const open = (filter: TaskResultFilter, expected: number) => {
    send.reset();
    setAsked({ operationId: crypto.randomUUID(), filter, expected });
    capture.mutate(filter);
  };

  return {
    open,
    asked,
    captureId: capture.data?.id,
    error: error ? errorBody(t, error) : undefined,
    /** There was no answer: the request may have arrived all the same. */
    isUnsure: send.error instanceof ApiError && send.error.status === 0,
    isSending: send.isPending,
    again: () => asked && open(asked.filter, asked.expected),
    cancel: () => {
      if (capture.data) cancelCapture(capture.data.id);
      setAsked(undefined);
      capture.reset();
    },
    confirm: (captureId: string, part: CapturePart = {}) => {
      if (!asked || send.isPending) return;
      const { operationId } = asked;
      send.mutate(
        { operationId, captureId, ...part },
        {
          onSuccess: () => {
            selection.clear();
            setAsked(undefined);
            capture.reset();
            void refreshAcknowledged(queryClient);
          },
        },
      );
    },
  };
}
