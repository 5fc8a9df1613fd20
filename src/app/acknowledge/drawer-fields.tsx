import type { ReactNode } from 'react';
import { CopyButton } from '../ui/copy-button.tsx';

/** Names and values, one under the other. */
export function Fields({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-line border-b border-line">{children}</dl>;
}

interface FieldProps {
  readonly name: string;
  readonly value: string;
  /** An id, to be copied. */
  readonly isId?: boolean;
  readonly hint?: string | undefined;
  /** Stands after the value. */
  readonly children?: ReactNode;
}

export function Field({ name, value, isId = false, hint, children }: FieldProps) {
  return (
    <div className="flex min-h-9 items-center gap-3 py-1">
      <dt className="w-24 shrink-0 text-muted sm:w-28">{name}</dt>
      <dd className={`flex min-w-0 flex-1 items-center gap-x-2 ${isId ? '' : 'flex-wrap'}`}>
        <span className={isId ? 'font-mono text-id break-all' : 'break-words'}>{value || '—'}</span>
        {value && isId && <CopyButton text={value} what={name} />}
        {value && hint && <span className="text-xs text-muted">{hint}</span>}
        {value && children}
      </dd>
    </div>
  );
}
