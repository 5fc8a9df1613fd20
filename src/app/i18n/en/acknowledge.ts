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
  notInQueue: (missing: number, wanted: number) => {
    if (missing < wanted) return `${n(missing)} of ${results(wanted)} not found in the queue`;
    return wanted === 1 ? 'It was not found in the queue' : 'None of them was found in the queue';
  },
  tooMany: (max: number) => `At most ${n(max)} at a time`,
  looking: 'Looking in the queue',
  offline: 'Not possible while offline',
  unreachable: 'Not possible while Docket does not answer',
  lost: 'Not known',
  lostHint: 'Its time has come, but Docket does not answer: it may have been sent or not.',
  dialog: {
    title: (count: number) => `Acknowledge ${results(count)}?`,
    consequence: (count: number) =>
      `Alibaba Cloud will not list ${count === 1 ? 'it' : 'them'} again, and this cannot be taken back. Docket keeps a copy of ${count === 1 ? 'it' : 'each one'} under Acknowledged.`,
    undoable: (seconds: number) => `You have ${n(seconds)} s to undo; closing this page does not stop it.`,
    failures: (count: number) => `${plural(count, 'failure', 'failures')} among them`,
    secrets: (count: number) =>
      count === 1
        ? '1 result carries a value, which may be a transfer code: this value will not be kept.'
        : `${n(count)} results carry a value, which may be a transfer code: this value will not be kept.`,
    succeededOnly: (count: number) => `Acknowledge ${n(count)} succeeded only`,
    confirm: (count: number) => `Acknowledge ${results(count)}`,
  },
  toast: {
    pending: (count: number) => `Acknowledging ${results(count)}`,
    lost: (count: number) => `${results(count)}: not known whether sent`,
    sending: (count: number) => `Sending ${results(count)}`,
    paused: (count: number) => `Paused with ${results(count)}`,
    confirmed: (count: number) => `${results(count)} acknowledged`,
    undone: (count: number) => `${results(count)} not sent`,
    gone: (count: number) => `${n(count)} no longer in the queue`,
    unknown: (count: number) => `${results(count)} sent without a clear answer; checking the queue`,
    notAcked: (count: number) => `${n(count)} still in the queue`,
    refused: (count: number) => `${results(count)} refused`,
    interrupted: (count: number) => `${results(count)} not sent: Docket stopped in between`,
    notStarted: 'Nothing was acknowledged',
    unsure: 'No answer; if it was recorded, the rows will say so',
    notUndone: 'Too late to undo',
    undoUnsure: 'No answer; if it was undone, the rows will say so',
  },
};
