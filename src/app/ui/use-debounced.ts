import { useEffect, useRef } from 'react';

/** Calls `run` with the latest argument once nothing was asked for `ms` milliseconds; leaving cancels it. */
export function useDebounced<Value>(run: (value: Value) => void, ms: number) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    call(value: Value) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latest.current(value), ms);
    },
    cancel() {
      clearTimeout(timer.current);
    },
  };
}
