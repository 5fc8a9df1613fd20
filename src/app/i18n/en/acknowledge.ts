const number = new Intl.NumberFormat('en');
const n = (value: number) => number.format(value);
const plural = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;
const results = (count: number) => plural(count, 'result', 'results');

/** Words around acknowledging. */
export const acknowledge = {
  button: 'Acknowledge',
  buttonCount: (count: number) => `Acknowledge ${n(count)}`,
  buttonFor: (name: string) => `Acknowledge ${name}`,
  again: 'Acknowledge again',
  againFor: (name: string) => `Acknowledge ${name} again`,
  undo: 'Undo',
  undoFor: (name: string) => `Undo acknowledging ${name}`,
  cancel: 'Cancel',
  clear: 'Clear',
  refused: (code: string) => `Refused: ${code}`,
  selected: (count: number) => `${n(count)} selected`,
  split: (succeeded: number, failed: number, other: number) =>
    [
      succeeded && `${n(succeeded)} succeeded`,
      failed && `${n(failed)} failed`,
      other && `${n(other)} unknown`,
    ]
      .filter(Boolean)
      .join(', '),
  notShown: (count: number) => `${n(count)} not shown`,
  /** Results by their number; one by its name, where that is known. */
  what: (count: number, name?: string) => (count === 1 && name ? name : results(count)),
  notInQueue: (missing: number, wanted: number, name?: string) => {
    if (missing < wanted) return `${n(missing)} of ${results(wanted)} not found in the queue`;
    return wanted === 1
      ? `${name || 'It'} was not found in the queue`
      : 'None of them was found in the queue';
  },
  tooMany: (max: number) => `At most ${n(max)} at a time`,
  looking: 'Looking in the queue',
  offline: 'Not possible while offline',
  unreachable: 'Not possible while Docket does not answer',
  lost: 'Not known',
  lostHint: 'Its time has come, but Docket does not answer: it may have been sent or not.',
  dialog: {
    title: (what: string) => `Acknowledge ${what}?`,
    consequence: (count: number) =>
      `Alibaba Cloud will not list ${count === 1 ? 'it' : 'them'} again, and this cannot be taken back. Docket keeps a copy of ${count === 1 ? 'it' : 'each one'} under Acknowledged.`,
    undoable: (seconds: number) => `You have ${n(seconds)} s to undo; closing this page does not stop it.`,
    failures: (count: number) => `${plural(count, 'failure', 'failures')} among them`,
    notShown: (count: number) => `${results(count)} not on this page`,
    withValue: (count: number) => `${plural(count, 'result', 'results')} with a value`,
    leaveValues: (count: number) => `Leave ${n(count)} with a value in the queue`,
    secretsKept: (count: number) =>
      count === 1
        ? '1 result carries a value, which may be a transfer code: it will be kept with the copy.'
        : `${n(count)} results carry a value, which may be a transfer code: they will be kept with the copies.`,
    secrets: (count: number) =>
      count === 1
        ? '1 result carries a value, which may be a transfer code: this value will not be kept.'
        : `${n(count)} results carry a value, which may be a transfer code: this value will not be kept.`,
    succeededOnly: (count: number) => `Acknowledge ${n(count)} succeeded only`,
    confirm: (count: number) => `Acknowledge ${results(count)}`,
  },
  toast: {
    pending: (what: string) => `Acknowledging ${what}`,
    lost: (what: string) => `${what}: not known whether sent`,
    sending: (what: string) => `Sending ${what}`,
    paused: (what: string) => `Paused with ${what}`,
    confirmed: (what: string) => `${what} acknowledged`,
    undone: (what: string) => `${what} not sent`,
    gone: (what: string) => `${what} no longer in the queue`,
    unknown: (what: string) => `${what} sent without a clear answer; checking the queue`,
    notAcked: (what: string) => `${what} still in the queue`,
    refused: (what: string) => `${what} refused`,
    interrupted: (what: string) => `${what} not sent: Docket stopped in between`,
    notStarted: (name?: string) => `${name || 'Nothing'} was ${name ? 'not ' : ''}acknowledged`,
    unsure: 'No answer; if it was recorded, the rows will say so',
    notUndone: 'Too late to undo',
    undoUnsure: 'No answer; if it was undone, the rows will say so',
  },
};
