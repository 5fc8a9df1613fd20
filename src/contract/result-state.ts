import { traitTable } from './trait-table.ts';

/**
 * The states of one result that somebody asked to acknowledge. Each has a sentence for what it means and one for who moves
 * it on. The traits:
 * open            the ledger still has something to do, and refuses the result to other operations
 * underWay        it waits for its call, or for the answer to it
 * handled         it must not be acknowledged again: it is being acknowledged, or has been
 * leaving         a list shows its row greyed: it is under way, or has left the queue
 * leftQueue       it is no longer in the queue
 * outcome         the ledger sends nothing more for it unless a person asks
 * sent            its call was made, and is over
 * notSent         it was certainly not sent
 * wentWrong       its call did not certainly succeed
 * sentInVain      its call is over, and it is certainly still in the queue
 * repeatable      it is still in the queue although somebody wanted to acknowledge it: a person may try again
 * needsAttention  somebody should look at it: it is repeatable, or has no clear answer
 * notAckedIfSeen  a later sighting in the queue makes it not_acked
 * goneIfNotSeen   a whole look at the queue that does not find it makes it gone
 */
export const resultStates = traitTable({
  /** Pending is the state for results that are in the ledger and were not sent yet. The end of the undo window moves it to sending, an undo to undone, a stop or a restart to interrupted. */
  pending: 'open underWay handled leaving',
  /** Sending is the state for results whose call may have left: the ledger writes it before the first byte. The answer moves it on; a restart moves it to unknown. */
  sending: 'open underWay handled leaving',
  /** Confirmed is the state for results of a call to which Alibaba Cloud answered with exactly the number that was sent. It is final unless the result is seen in the queue later, which moves it to not_acked. */
  confirmed: 'handled leaving leftQueue outcome sent notAckedIfSeen',
  /** Gone is the state for results that a whole look at the queue did not find after their call. It is final unless the result is seen in the queue later, which moves it to not_acked. */
  gone: 'handled leaving leftQueue outcome sent notAckedIfSeen',
  /** Unknown is the state for results that were sent and got no clear answer. The ledger looks at the queue again and moves it to gone or to not_acked. */
  unknown: 'open handled outcome sent wentWrong needsAttention notAckedIfSeen goneIfNotSeen',
  /** Not_acked is the state for results that were sent and seen in the queue after the settle time. A person must act for them to be sent again; a look that does not find one moves it to gone. */
  not_acked: 'outcome sent wentWrong sentInVain repeatable needsAttention goneIfNotSeen',
  /** Failed is the state for results whose call Alibaba Cloud refused before it did anything. A person must act for them to be sent again. */
  failed: 'outcome sent wentWrong sentInVain repeatable needsAttention',
  /** Interrupted is the state for results that were not sent because the process ended or the operation stopped first. A person must resume the operation, or acknowledge them again. */
  interrupted: 'outcome notSent repeatable needsAttention',
  /** Undone is the state for results that a person took back before they were sent. It is final: the result is in the queue as if nobody had asked. */
  undone: 'outcome notSent',
});

export type ResultState = (typeof resultStates.all)[number];
/** What a result came to, for as long as nobody asks again. */
export type ResultOutcome = ReturnType<typeof resultStates.with<'outcome'>>[number];
