import { traitTable } from './trait-table.ts';

/**
 * The states of one operation, which is one click. Each has a sentence for what it means and one for who moves it on. The
 * traits:
 * open        it has not ended
 * proceeding  it goes on without a person
 * stoppable   its undo window is over, and a person may stop it
 * resumable   a person may let it go on with what it has not sent
 * cutShort    it ended before everything was sent
 */
export const operationStates = traitTable({
  /** Pending is the state for operations whose undo window is open. The end of the window moves it to sending, an undo of all its results to undone, a restart to interrupted. */
  pending: 'open proceeding',
  /** Sending is the state for operations whose results are sent, call after call. The last answer moves it to done, a person to paused or stopped, an error that would repeat to stopped, a restart to interrupted. */
  sending: 'open proceeding stoppable',
  /** Paused is the state for operations that a person holds back. A person must resume or stop it; a restart moves it to interrupted. */
  paused: 'open stoppable resumable',
  /** Done is the state for operations whose every result was sent or taken back. It is final. */
  done: '',
  /** Undone is the state for operations whose every result was taken back in the undo window. It is final. */
  undone: '',
  /** Interrupted is the state for operations that a restart of Docket ended. A person may resume it, or dismiss what it has left. */
  interrupted: 'resumable cutShort',
  /** Stopped is the state for operations that a person stopped, or an error that would repeat. A person may resume it, or dismiss what it has left. */
  stopped: 'resumable cutShort',
});

export type OperationState = (typeof operationStates.all)[number];
