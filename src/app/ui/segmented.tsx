import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly count?: string | undefined;
}

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One choice among a few, all in sight: toggle buttons in a named group. */
export function Segmented<Value extends string>({ label, value, segments, onChange }: SegmentedProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div
      role="group"
      aria-label={label}
      className="flex h-8 max-w-full overflow-x-auto [scrollbar-width:none] max-sm:grow rounded-lg border border-edge bg-surface"
    >
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          aria-pressed={segment.value === value}
          onClick={() => onChange(segment.value)}
          className={classNames(
            'flex shrink-0 items-center gap-1.5 whitespace-nowrap border-line px-3 not-first:border-l max-sm:grow max-sm:justify-center max-sm:px-1.5 -outline-offset-2!',
            segment.value === value
              ? 'bg-pressed font-semibold'
              : 'text-muted hover:bg-raised hover:text-text',
          )}
        >
          {segment.icon && <span className="contents max-sm:hidden">{segment.icon}</span>}
          {segment.label}
          {segment.count !== undefined && <span className="font-normal text-muted">{segment.count}</span>}
        </button>
      ))}
    </div>
  );
}
