import { type ReactNode, useMemo } from 'react';
import { AcknowledgeDialogs } from './acknowledge-dialogs.tsx';
import { BlockedContext, ResultActionsContext } from './contexts.ts';
import type { useAcknowledging } from './use-acknowledging.ts';
import type { useCapturing } from './use-capturing.ts';

interface AcknowledgeFrameProps {
  readonly acknowledging: ReturnType<typeof useAcknowledging>;
  /** Only where all that match can be acknowledged. */
  readonly capturing?: ReturnType<typeof useCapturing>;
  readonly children: ReactNode;
}

/** Gives the rows of a page their actions, and shows the dialogs before an acknowledgement. */
export function AcknowledgeFrame({ acknowledging, capturing, children }: AcknowledgeFrameProps) {
  const { acknowledge, undo, blocked } = acknowledging;
  const actions = useMemo(() => ({ acknowledge, undo }), [acknowledge, undo]);
  return (
    <ResultActionsContext value={actions}>
      <BlockedContext value={blocked}>{children}</BlockedContext>
      <AcknowledgeDialogs acknowledging={acknowledging} {...(capturing && { capturing })} />
    </ResultActionsContext>
  );
}
