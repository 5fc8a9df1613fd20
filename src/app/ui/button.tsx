import type { ComponentProps, MouseEvent } from 'react';
import { classNames } from './class-names.ts';

const BASE =
  'inline-flex h-8 shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-lg px-3 font-medium select-none aria-disabled:opacity-55';

const VARIANTS = {
  primary: 'bg-accent text-on-accent not-aria-disabled:hover:bg-accent-strong',
  secondary: 'border border-edge bg-surface text-text not-aria-disabled:hover:bg-raised',
  ghost: 'text-muted not-aria-disabled:hover:bg-raised not-aria-disabled:hover:text-text',
  link: 'h-7! px-2! text-accent not-aria-disabled:hover:underline',
} as const;

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'type'> {
  readonly variant?: keyof typeof VARIANTS;
  /** 28 px instead of 32. */
  readonly isSmall?: boolean;
  /** Off, but still there for keyboard and screen reader: `title` says why. */
  readonly isDisabled?: boolean;
  readonly isSubmit?: boolean;
}

/** A button that keeps its focus when it is switched off. */
export function Button({
  variant = 'secondary',
  isSmall = false,
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
      className={classNames(BASE, VARIANTS[variant], isSmall && 'h-[26px]! rounded-md! px-2.5!', className)}
    />
  );
}

/** A square button around one icon; `label` is its name and its tooltip. */
export function IconButton({
  label,
  className,
  ...rest
}: Omit<ButtonProps, 'aria-label'> & { label: string }) {
  return (
    <Button
      variant="ghost"
      title={label}
      {...rest}
      aria-label={label}
      className={classNames('w-8 px-0!', className)}
    />
  );
}
