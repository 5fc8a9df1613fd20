import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  /** The count. Undefined while it is not known, which reserves its space; absent where nothing is counted. */
  readonly count?: string | undefined;
}

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

/** The width of the label is that of bold letters, pressed or not. */
const ROOM_FOR_BOLD =
  'after:invisible after:h-0 after:overflow-hidden after:font-semibold after:content-[attr(data-label)]';

/**
 * One choice among a few, as toggle buttons in a named group. Nothing after it moves when another one is pressed, or
 * when a count of up to 99,999 arrives.
 */
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
          <span data-label={segment.label} className={`grid ${ROOM_FOR_BOLD}`}>
            {segment.label}
          </span>
          {'count' in segment && (
            <span className="min-w-[6ch] max-sm:min-w-[5ch] text-left font-normal text-muted tabular-nums">
              {segment.count}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
