import type { Call } from '../protocol/call.ts';
import { COMBINING } from './execution.ts';
import { type Fault, type FaultInput, parseFault } from './fault.ts';

/** The faults of a call: all that stand and combine, and at most one more. */
export interface Struck {
  readonly standing: readonly Fault[];
  readonly fault: Fault | undefined;
}

/** The faults that wait for calls, first in, first out. `now` is the time of the account in epoch milliseconds. */
export function createFaultList(now: () => number) {
  let waiting: Fault[] = [];
  const drop = () => {
    waiting = waiting.filter(({ untilMs }) => untilMs === undefined || untilMs > now());
  };

  return {
    /** Adds a fault. Throws a TypeError for what is no fault. */
    add(input: FaultInput): Fault {
      const fault = parseFault(input, now());
      waiting.push(fault);
      return fault;
    },
    /**
     * The faults of a call with this operation and these parameters. Counts down those that apply a limited number of
     * times.
     */
    take(action: string, param: Call['param']): Struck {
      drop();
      const fitting = waiting.filter(
        (candidate) =>
          (candidate.action ?? action) === action &&
          Object.entries(candidate.params).every(([name, value]) => param(name) === value),
      );
      const standing = fitting.filter(isStanding);
      const fault = fitting.find((candidate) => !isStanding(candidate));
      if (!fault || fault.times === 0) return { standing, fault };
      const remaining = fault.times - 1;
      waiting = waiting.flatMap((other) => {
        if (other !== fault) return [other];
        return remaining === 0 ? [] : [{ ...fault, times: remaining }];
      });
      return { standing, fault };
    },
    list(): readonly Fault[] {
      drop();
      return waiting;
    },
    clear(): void {
      waiting = [];
    },
  };
}

/** True for a fault that changes every call and combines with others. */
function isStanding({ kind, times, ms, isApplied, appliedAfterMs }: Fault): boolean {
  const isPlain = ms === 0 && isApplied === undefined && appliedAfterMs === undefined;
  return times === 0 && isPlain && COMBINING.includes(kind);
}
