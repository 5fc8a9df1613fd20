import type { ComponentProps, MouseEvent } from 'react';
import { classNames } from './class-names.ts';

const BASE =
  'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap font-medium select-none aria-disabled:opacity-50';

const VARIANTS = {
  primary: 'bg-accent text-on-accent not-aria-disabled:hover:bg-accent-strong',
  secondary: 'border border-edge bg-surface text-text not-aria-disabled:hover:bg-raised',
  ghost: 'text-muted not-aria-disabled:hover:bg-raised not-aria-disabled:hover:text-text',
  link: 'text-accent not-aria-disabled:hover:underline',
  /** The colour of its surroundings. */
  plain: 'not-aria-disabled:hover:opacity-75',
} as const;

const SIZES = {
  normal: 'h-8 rounded-lg px-3',
  small: 'h-[26px] rounded-md px-2.5',
  square: 'size-8 rounded-lg',
  'small-square': 'size-[26px] rounded-md',
} as const;

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'type'> {
  readonly variant?: keyof typeof VARIANTS;
  readonly size?: keyof typeof SIZES;
  /** Disabled, but still reachable by keyboard and screen reader; `title` says why. */
  readonly isDisabled?: boolean;
  readonly isSubmit?: boolean;
}

/** A button that keeps the focus when it is disabled. */
export function Button({
  variant = 'secondary',
  size = 'normal',
  isDisabled = false,
  isSubmit = false,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const handle = (event: MouseEvent<HTMLButtonElement>) => {
    if (isDisabled) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={isSubmit ? 'submit' : 'button'}
      aria-disabled={isDisabled || undefined}
      onClick={handle}
      className={classNames(BASE, VARIANTS[variant], SIZES[size], className)}
    />
  );
}

/** A square button around one icon; `label` is its name and its tooltip. */
export function IconButton({ label, ...rest }: Omit<ButtonProps, 'aria-label'> & { label: string }) {
  return <Button variant="ghost" size="square" title={label} {...rest} aria-label={label} />;
}
