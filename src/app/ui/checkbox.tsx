import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'disabled' | 'aria-label'> {
  readonly label: string;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
}

/** A native checkbox with a fixed name. Disabled, it stays in the tab order. */
export function Checkbox({
  label,
  isIndeterminate = false,
  isDisabled = false,
  className,
  ...rest
}: CheckboxProps) {
  return (
    <input
      {...rest}
      type="checkbox"
      aria-label={label}
      aria-disabled={isDisabled || undefined}
      className={classNames('checkbox', className)}
      ref={(element) => {
        if (element) element.indeterminate = isIndeterminate;
      }}
    />
  );
}
