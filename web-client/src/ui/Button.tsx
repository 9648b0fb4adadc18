import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { classes } from './classes';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'primary' | 'quiet' | 'live' | 'plain';
  readonly size?: 'normal' | 'large' | 'small';
  readonly icon?: LucideIcon;
}

export function Button({
  look = 'quiet',
  size = 'normal',
  icon: Icon,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={classes(styles.button, styles[look], styles[size], className)}
      {...rest}
    >
      {Icon && <Icon size={20} strokeWidth={1.75} aria-hidden />}
      {children}
    </button>
  );
}
