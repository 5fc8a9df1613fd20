import { atOnce } from '../portions.ts';
import type { Answer } from '../protocol/answer.ts';
import { type Call, withParams } from '../protocol/call.ts';
import type { World } from '../world.ts';
import { alterAnswer } from './altered-answer.ts';
import { capAnswer, capCall } from './capped-page.ts';
import type { Fault, FaultKind } from './fault.ts';
import { comparingText, listingOldestFirst } from './other-reads.ts';

/** How a call is carried out: the call, the account, and a change of the answer. */
export interface Execution {
  readonly call: Call;
  readonly world: World;
  alter(answer: Answer): Answer;
}

/** Kinds that change how a call is carried out. Several of them can apply to one call. */
export const COMBINING: readonly FaultKind[] = [
  'altered',
  'instead',
  'capped',
  'text-filter',
  'oldest-first',
  'partial',
  'rival',
];

/** Changes the execution by a fault. A fault that changes only how the answer arrives returns it unchanged. */
export function changeExecution(execution: Execution, fault: Fault): Execution {
  const { call, world, alter } = execution;
  switch (fault.kind) {
    case 'altered':
      return { ...execution, alter: (answer) => alterAnswer(alter(answer), fault) };
    case 'instead':
      return { ...execution, call: withParams(call, fault.asked) };
    case 'capped':
      return {
        ...execution,
        call: capCall(call, fault),
        alter: (answer) => alter(capAnswer(answer, call, fault)),
      };
    case 'text-filter':
      return { ...execution, world: { ...world, reads: comparingText(world.reads, fault.form) } };
    case 'oldest-first':
      return { ...execution, world: { ...world, reads: listingOldestFirst(world.reads) } };
    case 'partial':
      return { ...execution, call: halve(call) };
    case 'rival':
      atOnce(world.writes.acknowledge(world.idsAt(fault.from, fault.count, call)));
      return execution;
    default:
      return execution;
  }
}

/** The same call with the first half of its ids, rounded down. */
function halve(call: Call): Call {
  const ids = call.pairs.map(([name]) => name).filter((name) => name.startsWith('TaskDetailNo.'));
  const dropped = ids.slice(Math.floor(ids.length / 2)).map((name) => [name, null] as const);
  return withParams(call, Object.fromEntries(dropped));
}
