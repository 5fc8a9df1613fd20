import { useEffect, useRef } from 'react';

interface DateFilterProps {
  readonly label: string;
  /** An ISO day, or ''. */
  readonly value: string;
  readonly max?: string | undefined;
  readonly min?: string | undefined;
  readonly onApply: (day: string) => void;
}

/**
 * A day, in the date field of the browser, which knows how its user writes dates. While a date is typed, the field has
 * other dates (the year 2026 begins as 0002). So a typed date is applied by Enter or by leaving the field, and a picked
 * date at once. Escape, or an unfinished date, restores the applied one.
 */
export function DateFilter({ label, value, min, max, onApply }: DateFilterProps) {
  const input = useRef<HTMLInputElement>(null);
  const isTyped = useRef(false);
  const applied = useRef(value);
  useEffect(() => {
    // The address changed by itself, as by the Back button or "Clear all".
    if (input.current && applied.current !== value) input.current.value = value;
    applied.current = value;
  }, [value]);
  const apply = (field: HTMLInputElement) => {
    isTyped.current = false;
    const day = field.value;
    if (field.validity.badInput || (day !== '' && !/^[12]\d{3}-/.test(day))) field.value = value;
    else if (day !== value) {
      applied.current = day;
      onApply(day);
    }
  };
  return (
    <label className="flex min-w-0 items-center gap-1.5 text-muted max-sm:grow max-sm:basis-36">
      <span>{label}</span>
      <input
        ref={input}
        type="date"
        defaultValue={value}
        min={min}
        max={max}
        onPointerDown={() => {
          isTyped.current = false;
        }}
        onKeyDown={(event) => {
          isTyped.current = true;
          if (event.key === 'Enter') apply(event.currentTarget);
          if (event.key === 'Escape') event.currentTarget.value = value;
        }}
        onChange={(event) => {
          if (!isTyped.current) apply(event.target);
        }}
        onBlur={(event) => apply(event.target)}
        className={`h-8 min-w-0 rounded-lg border bg-surface px-2 text-text max-sm:w-full max-sm:px-1 hover:border-control -outline-offset-1! ${value ? 'border-control' : 'border-edge'}`}
      />
    </label>
  );
}
