import type { Call } from '../call.ts';
import { type Fault, type FaultInput, parseFault } from './fault.ts';

/** Faults waiting to strike, first in, first out. */
export function createFaultList() {
  let waiting: Fault[] = [];

  return {
    /** Throws a TypeError for what is no fault. */
    add(input: FaultInput): Fault {
      const fault = parseFault(input);
      waiting.push(fault);
      return fault;
    },
    /** The first fault for this operation and these parameters, counted down. */
    take(action: string, param: Call['param']): Fault | undefined {
      const fault = waiting.find(
        (candidate) =>
          (candidate.action ?? action) === action &&
          Object.entries(candidate.params).every(([name, value]) => param(name) === value),
      );
      if (!fault || fault.times === 0) return fault;
      const left = fault.times - 1;
      waiting = waiting.flatMap((other) => {
        if (other !== fault) return [other];
        return left === 0 ? [] : [{ ...fault, times: left }];
      });
      return fault;
    },
    list: (): readonly Fault[] => waiting,
    clear(): void {
      waiting = [];
    },
  };
}
