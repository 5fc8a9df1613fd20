interface DateFilterProps {
  readonly label: string;
  /** An ISO day, or ''. */
  readonly value: string;
  readonly max?: string | undefined;
  readonly min?: string | undefined;
  readonly onApply: (day: string) => void;
}

/** A day; the browser's own field, which knows how its user writes dates. */
export function DateFilter({ label, value, min, max, onApply }: DateFilterProps) {
  return (
    <label className="flex min-w-0 items-center gap-1.5 text-muted max-sm:grow max-sm:basis-36">
      <span>{label}</span>
      <input
        type="date"
        value={value}
        min={min}
        max={max}
        onChange={(event) => onApply(event.target.value)}
        className={`h-8 min-w-0 rounded-lg border bg-surface px-2 text-text max-sm:w-full max-sm:px-1 hover:border-control -outline-offset-1! ${value ? 'border-control' : 'border-edge'}`}
      />
    </label>
  );
}
