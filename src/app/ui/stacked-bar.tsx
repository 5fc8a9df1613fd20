interface BarPart {
  readonly name: string;
  readonly count: number;
  readonly className: string;
}

interface StackedBarProps {
  /** The bar in words. */
  readonly label: string;
  readonly total: number;
  readonly parts: readonly BarPart[];
  readonly className?: string;
}

/** Shares of a whole. A share above 0 is at least 3 px wide. */
export function StackedBar({ label, total, parts, className = 'h-2' }: StackedBarProps) {
  return (
    <div
      role="img"
      aria-label={label}
      title={label}
      className={`flex overflow-hidden rounded-full bg-rest ${className}`}
    >
      {parts
        .filter(({ count }) => count > 0 && total > 0)
        .map(({ name, count, className }) => (
          <span
            key={name}
            className={`min-w-[3px] ${className}`}
            style={{ width: `${Math.min(100, (count / total) * 100)}%` }}
          />
        ))}
    </div>
  );
}
